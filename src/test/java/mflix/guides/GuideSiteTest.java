package mflix.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mflix.guides.site.GuideSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build makes of Markdown. */
@Tag("F-356")
class GuideSiteTest {
    private static final String GUIDE =
            """
            # One & all

            See [two](two.md#how), [the class](../../src/Some.java), [the folder](../../src), [elsewhere](https://example.com/?a=b&c).

            <!-- include src/Some.java#part -->
            ```java
            int one = 1; // <one>
            ```

            <!-- run needs=docker -->
            ```console
            $ docker compose up
            started
            ```

            <!-- live ticket timeouts -->

            | a | b |
            |---|---|
            | 1 | 2 |
            """;

    @TempDir
    private Path project;

    @BeforeEach
    void write() throws IOException {
        write(
                "webapp/WEB-INF/guides/page.html",
                "<title>{{title}}</title><a href=\"{{root}}./\">home</a>\n{{content}}");
        write("docs/guides/README.md", "# Guides\n\n1. [One](one.md)\n2. [Two](two.md)\n");
        write("docs/guides/one.md", GUIDE);
        write("docs/guides/two.md", "# Two\n\n## How\n\nBack to [one](one.md) and [all](README.md).\n");
        write(
                "src/Some.java",
                "class Some {\n    // region part\n    int one = 1; // <one>\n    // endregion part\n}\n");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(project.resolve(path).getParent());
        Files.writeString(project.resolve(path), text);
    }

    private String page(String address) throws IOException {
        GuideSite.write(project, project.resolve("pages"));
        return Files.readString(project.resolve("pages").resolve(address + ".html"));
    }

    @Test
    void linksLeadToOtherGuidesToSourceAndElsewhere() throws IOException {
        assertThat(page("one"))
                .contains("<title>One &amp; all</title>", "<a href=\".././\">home</a>")
                .contains(
                        "<a href=\"../guides/two#how\">two</a>",
                        "<a href=\"../guides/source/src/Some.java\">the class</a>")
                .contains("the folder, <a href=\"https://example.com/?a=b&amp;c\">elsewhere</a>")
                .contains("<a class=\"button\" href=\"../guides/two\">Next: Two</a>");
        assertThat(page("two")).contains("<h2 id=\"how\">How</h2>", "<a href=\"../guides\">all</a>");
        assertThat(page("index")).contains("<a href=\"guides/one\">One</a>", "<a href=\"./\">home</a>");
    }

    @Test
    void codeHasItsColoursItsSourceAndItsLine() throws IOException {
        assertThat(page("one"))
                .contains("<a href=\"../guides/source/src/Some.java#L3\">Some.java, line 3</a>")
                .contains("<span class=\"keyword\">int</span> one = <span class=\"number\">1</span>;"
                        + " <span class=\"comment\">// &lt;one&gt;</span>")
                .contains("Run it (needs Docker)")
                .contains("<span class=\"prompt\">$ </span><span class=\"command\">docker compose up\n</span>"
                        + "<span class=\"output\">started\n</span>")
                .contains("<div class=\"live\" data-live=\"ticket timeouts\"></div>")
                .contains("<div class=\"scroll\" tabindex=\"0\">\n<table class=\"table\">", "</table>\n</div>");
        assertThat(page("source/src/Some.java"))
                .contains("<a href=\"../../.././\">home</a>", "<span class=\"line\" id=\"L3\"></span>");
    }

    @Test
    void otherHtmlIsRefused() throws IOException {
        write("docs/guides/two.md", "# Two\n\n<script>alert(1)</script>\n");
        assertThatThrownBy(() -> page("two")).hasMessageContaining("docs/guides/two.md: HTML is not let through");
        write("docs/guides/two.md", "# Two\n\nan <b onclick=\"x\">inline</b> one\n");
        assertThatThrownBy(() -> page("two")).hasMessageContaining("HTML is not let through");
    }
}
