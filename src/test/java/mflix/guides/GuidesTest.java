package mflix.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mflix.guides.site.MarkdownFile;
import mflix.guides.site.SourceRegion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guides show the source as it is, in their order, and each is listed. */
class GuidesTest {
    private static final List<String> SECTIONS = List.of(
            "The question",
            "The wrong way, and what it costs",
            "The right way",
            "Try it",
            "Where it lives",
            "Further reading");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|<!--.*?-->");
    private static final Pattern TEST = Pattern.compile("-D(?:it\\.)?test=['\"]?(?!None)([A-Z][\\w,#*]+)");
    private static final String SOURCE =
            """
            class Some {
                // region part
                int one = 1;

                // region inner
                int two = 2;
                // endregion inner
                // endregion part
            }
            """;
    private static final String GUIDE =
            """
            Text.

            <!-- include Some.java#part -->
            ```java
            int one = 1;

            int two = 2;
            ```
            """;

    @TempDir
    private Path folder;

    static List<String> guides() {
        return Guides.all();
    }

    @ParameterizedTest
    @MethodSource("guides")
    @Tag("F-350")
    void everyBlockOfCodeIsTheRegionOfTheSourceThatItNames(String guide) throws IOException {
        var check = new RegionCheck(Guides.PROJECT);
        if (Boolean.getBoolean("mflix.test.write")) {
            Files.writeString(Path.of(guide), check.renewed(Guides.text(guide)));
        }
        assertThat(check.stale(Guides.text(guide)))
                .as("blocks that differ from the source; -Dmflix.test.write=true puts it in")
                .isEmpty();
    }

    @Test
    @Tag("F-350")
    void aBlockDiffersAsSoonAsItsRegionChanges() throws IOException {
        var source = Files.writeString(folder.resolve("Some.java"), SOURCE);
        var check = new RegionCheck(folder);
        assertThat(check.stale(GUIDE)).isEmpty();
        Files.writeString(source, SOURCE.replace("two = 2", "two = 3"));
        assertThat(check.stale(GUIDE)).containsExactly("Some.java#part");
        assertThat(check.renewed(GUIDE)).isEqualTo(GUIDE.replace("two = 2", "two = 3"));
        assertThat(SourceRegion.of(folder, "Some.java#inner"))
                .isEqualTo(new SourceRegion("Some.java", 6, "int two = 3;\n"));
    }

    @Test
    @Tag("F-350")
    void aRegionThatIsNotThereOrThereTwiceOrNeverEndsIsNamed() throws IOException {
        Files.writeString(folder.resolve("Some.java"), SOURCE + SOURCE.replace("// endregion inner", ""));
        for (var region : List.of("part", "inner", "none")) {
            assertThatThrownBy(() -> SourceRegion.of(folder, "Some.java#" + region))
                    .hasMessageContaining("Some.java#" + region);
        }
        assertThatThrownBy(() -> new RegionCheck(folder).stale("<!-- include Some.java#part -->\n\n```java\n```\n"))
                .hasMessageContaining("without a block");
    }

    @ParameterizedTest
    @MethodSource("guides")
    @Tag("F-351")
    void everyGuideHasItsSixSectionsAndALengthThatOneReads(String guide) {
        var file = new MarkdownFile(Guides.PROJECT, guide);
        assertThat(file.headings(1)).hasSize(1);
        assertThat(file.headings(2)).isEqualTo(SECTIONS);
        var words = CODE.matcher(Guides.text(guide)).replaceAll("").strip().split("\\s+", -1);
        assertThat(words.length).as("words").isBetween(600, 1500);
    }

    @Test
    @Tag("F-351")
    void everyGuideIsInTheIndex() {
        var index = new MarkdownFile(Guides.PROJECT, Guides.INDEX);
        assertThat(Guides.all()).hasSize(13);
        assertThat(index.links().stream().map(index::target)).containsAll(Guides.all());
    }

    @ParameterizedTest
    @MethodSource("guides")
    @Tag("F-352")
    void everyGuideHasSomethingToRunAndItsTestsExist(String guide) throws IOException {
        assertThat(ConsoleBlock.all(Guides.text(guide))).isNotEmpty();
        var tests = TEST.matcher(Guides.text(guide))
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .toList();
        var sources = javaFiles();
        for (var test : tests) {
            assertThat(sources).as(test).anyMatch(file -> file.endsWith("/" + test.replaceFirst("#.*", "") + ".java"));
        }
    }

    private static List<String> javaFiles() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.toString().replace('\\', '/')).toList();
        }
    }
}
