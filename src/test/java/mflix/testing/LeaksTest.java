package mflix.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard of the logs sees what it is there for. */
class LeaksTest {
    private static final Set<String> SECRETS = Set.of("open sesame");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login_refused password=open sesame",
                "oops\n\tat mflix.users.Accounts.logIn(Accounts.java:40)",
                "because=com.mongodb.MongoTimeoutException: Timed out",
                "because=MongoNotPrimaryException: not primary and secondaryOk=false",
                "uri=mongodb://mflixAppUser:secret@db1,db2/sample_mflix",
                "uri=mongodb+srv://u:p@cluster.example.net/"
            })
    void leakIsFoundAndTheSecretNotRepeated(String line) {
        assertThat(Leaks.in("server.log", "first\n" + line + "\nlast", SECRETS))
                .singleElement()
                .asString()
                .startsWith("server.log holds ")
                .doesNotContain("open sesame");
    }

    @Test
    void goodLogHasNone() {
        var log = "login_refused email=ada@example.com from=127.0.0.1\n"
                + "database_watch from=UP to=DOWN\nuri=mongodb://mflixAppUser:***@db1/sample_mflix at 10:00 (UTC)";
        assertThat(Leaks.in("server.log", log, SECRETS)).isEmpty();
    }

    @Test
    void passwordsAndTokensAreNoticedInWhatIsSent() {
        Secrets.note("{\"email\":\"a@b.c\",\"password\":\"noticed by a test\"}");
        Secrets.note("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub3RpY2VkIn0.c2lnbmF0dXJl");
        assertThat(Secrets.seen())
                .contains("noticed by a test", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub3RpY2VkIn0.c2lnbmF0dXJl");
    }

    @Test
    void stockServersOwnTracesAreLeftOut() {
        var own =
                """
                java.lang.IllegalStateException: ours
                	at java.base/java.util.List.of(List.java:1)
                	at deployment.mflix.war//mflix.web.ErrorServlet.service(ErrorServlet.java:1)
                	... 3 more
                """;
        var foreign =
                """
                java.lang.IllegalStateException: Module mflix is disabled
                	at org.glassfish.A.b(A.java:1)
                Caused by: x.Y: gone
                	at org.glassfish.mflix.A.b(A.java:1)
                	... 9 more
                """;
        assertThat(Leaks.withoutForeignTraces("begin\n" + foreign + own + "end"))
                .isEqualTo("begin\n" + foreign.lines().findFirst().orElseThrow() + "\n" + own + "end");
    }
}
