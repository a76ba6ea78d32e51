package mflix.status.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw verify -Dgroups=timeouts} runs the tests of one ticket, so each ticket's name is a tag. */
class TicketTagsTest {
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([a-z_]+)\"\\)");

    private static Set<String> tagsOf(String suffix) throws IOException {
        var tags = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(suffix)).toList()) {
                TAG.matcher(Files.readString(file)).results().forEach(tag -> tags.add(tag.group(1)));
            }
        }
        return tags;
    }

    @Test
    void everyTicketHasTestsBelowTheSiteAndOnIt() throws IOException {
        assertThat(tagsOf("Test.java")).containsAll(Ticket.keys());
        assertThat(tagsOf("IT.java")).containsAll(Ticket.keys());
    }

    @Test
    void tableOfTheTicketsNamesAllAndNoCode() throws IOException {
        var table = Files.readString(Path.of("docs/tickets.md"));
        assertThat(table)
                .contains(Ticket.keys().stream().map(key -> "| `" + key + "` |").toList());
        assertThat(table).doesNotContainPattern("[0-9a-f]{24}");
    }

    @Test
    void noPageOrScriptHoldsACode() throws IOException {
        try (var files = Files.walk(Path.of("webapp"))) {
            for (var file : files.filter(path -> path.toString().matches(".*\\.(html|js|css)"))
                    .toList()) {
                for (var ticket : Ticket.values()) {
                    assertThat(file).content().doesNotContain(ticket.code());
                }
            }
        }
    }
}
