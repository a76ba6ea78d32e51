package mflix.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** docs/pages.md has a picture of every page, as {@code docs/pictures/make} takes them. */
@Tag("F-547")
class PagePicturesTest {
    private static final Path PICTURES = Path.of("docs/pictures/pages");
    private static final Pattern ROUTE = Pattern.compile("to\\('([a-z-]+)'");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]{10,}\\]\\(pictures/pages/([a-z-]+\\.webp)\\)");

    private static List<String> names() {
        return Arrays.stream(SitePage.values()).map(SitePage::fileName).toList();
    }

    @Test
    void everyRouteIsAPageOfTheList() throws IOException {
        var routes = ROUTE.matcher(Files.readString(Path.of("webapp/js/app/navigation.js")))
                .results()
                .map(route -> route.group(1))
                .toList();
        assertThat(routes).hasSizeGreaterThan(20);
        assertThat(names()).containsAll(routes);
        assertThat(names()).filteredOn(name -> !routes.contains(name)).containsExactly("guides", "guide", "docs");
    }

    @Test
    void everyPageHasItsPictureWhichIsShown() throws IOException {
        var files = names().stream().map(name -> name + ".webp").toList();
        try (var pictures = Files.list(PICTURES)) {
            assertThat(pictures.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(files);
        }
        var shown = PICTURE.matcher(Files.readString(Path.of("docs/pages.md"))).results();
        assertThat(shown.map(picture -> picture.group(1))).containsExactlyInAnyOrderElementsOf(files);
        assertThat(Files.readString(Path.of("README.md"))).contains("](docs/pages.md)");
    }

    @Test
    void allOfThemTogetherAreSmall() throws IOException {
        try (var pictures = Files.list(PICTURES)) {
            assertThat(sizes(pictures).sum()).isLessThan(1_500_000);
        }
    }

    private static LongStream sizes(Stream<Path> files) {
        return files.mapToLong(file -> file.toFile().length());
    }
}
