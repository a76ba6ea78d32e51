package mflix.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Documents and comments use plain verbs and nouns: a class has, contains or reports something, a request comes without an account.
 * Readers of other languages had to guess what these words meant here; the uses that are left are ordinary English. Before you
 * raise a limit, try another word.
 */
class PlainEnglishTest {
    private static List<Prose> project;

    @BeforeAll
    static void read() throws IOException {
        project = Prose.ofProject();
    }

    // a blank in a pattern is also a break between two lines of a comment
    private static Pattern pattern(String words) {
        return Pattern.compile("(?i)\\b(?:" + words.replace(" ", "[\\s*/#]+") + ")\\b");
    }

    private static List<String> uses(List<Prose> texts, String words) {
        var pattern = pattern(words);
        return texts.stream().flatMap(text -> text.uses(pattern).stream()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "knows|knew, 1",
        "nobody(?!@), 0",
        "strangers?, 0",
        "whoever, 0",
        "(?:stands?|stood)(?!-ins?\\b| for\\b| out\\b), 0",
        "tells?|told|telling, 1",
        "the (?-i:rest)(?! of\\b), 0",
        "doors?, 0",
        "heeds?, 0",
        "swallow(?:s|ed)?, 0"
    })
    void aWordOfOurOwnIsNotUsedMoreOftenThanNow(String words, int limit) {
        var uses = uses(project, words);
        assertThat(uses).as("at most %d of: %s", limit, words).hasSizeLessThanOrEqualTo(limit);
    }

    @Test
    void documentsAndCommentsAreRead() {
        assertThat(project)
                .extracting(Prose::file)
                .contains("README.md", "mflix", "docs/operating.md", "src/ops/release", "webapp/js/app/main.js")
                .hasSizeGreaterThan(1000);
    }

    @Test
    void aUseIsFoundInProseAloneWithItsLine() {
        var document = Prose.of("a.md", "It knows\n```\nit knows\n```\nand Knows.\n");
        var source = Prose.of(
                "A.java",
                """
                /* it knows */ String a = "it knows, // it knows"; // it knows
                String b = ""\"
                    "it" /* knows */
                    ""\";
                String c = "http://knows"; char d = '"'; // so the
                // rest
                """);
        var script = Prose.of("run", "#!/bin/sh\n# it knows\necho knows # in a line of code: not looked at, knows\n");
        assertThat(uses(List.of(document, source, script), "knows"))
                .containsExactly(
                        "a.md:1: knows", "a.md:5: Knows", "A.java:1: knows", "A.java:1: knows", "run:2: knows");
        assertThat(source.uses(pattern("the rest"))).hasSize(1);
    }
}
