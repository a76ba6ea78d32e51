package mflix.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mflix.guides.site.MarkdownFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No link of the documentation leads to a file or a heading that is not there, and no page of the site to a guide that is not. */
@Tag("F-353")
class DocumentLinksTest {
    private static final Pattern OF_PAGES = Pattern.compile("['\"`]guides/([a-z-]+)|guide: '([a-z-]+)'");

    @TempDir
    private Path folder;

    private static List<String> broken(Path project, List<String> documents) {
        var broken = new ArrayList<String>();
        for (var document : documents) {
            var file = new MarkdownFile(project, document);
            file.links().stream()
                    .filter(link -> !MarkdownFile.leadsElsewhere(link) && !leads(project, file, link))
                    .forEach(link -> broken.add(document + ": " + link));
        }
        return broken;
    }

    private static boolean leads(Path project, MarkdownFile from, String link) {
        var target = from.target(link);
        if (target.startsWith("..") || !Files.exists(project.resolve(target))) {
            return false;
        }
        var hash = link.indexOf('#');
        return hash < 0
                || (target.endsWith(".md")
                        && new MarkdownFile(project, target).anchors().contains(link.substring(hash + 1)));
    }

    private static List<String> documents() throws IOException {
        try (var top = Files.list(Path.of(""));
                var docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(top, docs)
                    .map(Path::toString)
                    .filter(path -> path.endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyLinkOfTheDocumentationLeadsSomewhere() throws IOException {
        assertThat(documents()).contains("README.md", "docs/operating.md", Guides.INDEX);
        assertThat(broken(Guides.PROJECT, documents())).isEmpty();
    }

    @Test
    void aFileAPictureOrAHeadingThatIsMissingIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        Files.writeString(
                folder.resolve("docs/one.md"),
                """
                # One, `two`: three

                [good](two.md#why-not) [good](#one-two-three) [good](../docs) [good](https://example.com/nothing)
                [no file](three.md) ![no picture](four.png) [no heading](two.md#how) [outside](../../etc/passwd)
                [no heading][here]

                [here]: #nowhere
                """);
        Files.writeString(folder.resolve("docs/two.md"), "## Why not?\n");
        assertThat(broken(folder, List.of("docs/one.md", "docs/two.md")))
                .containsExactly(
                        "docs/one.md: three.md",
                        "docs/one.md: four.png",
                        "docs/one.md: two.md#how",
                        "docs/one.md: ../../etc/passwd",
                        "docs/one.md: #nowhere");
    }

    @Test
    void everyGuideThatAPageOfTheSiteLeadsToIsThere() throws IOException {
        var named = new ArrayList<String>();
        try (var files = Files.walk(Path.of("webapp"))) {
            for (var file : files.filter(path -> path.toString().matches(".*\\.(js|html)"))
                    .toList()) {
                OF_PAGES.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> named.add(found.group(1) == null ? found.group(2) : found.group(1)));
            }
        }
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(named).allSatisfy(name -> assertThat(Path.of(Guides.FOLDER + name + ".md"))
                .exists());
    }
}
