package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Path;
import java.util.Map;
import mflix.testing.ChildServer;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** A server that lets each address do everything once. */
@Tag("F-506")
@Execution(CONCURRENT)
class AddressLimitsIT {
    private static final String FILM = "573a1390f29313caabcd42e8";

    private static ChildServer server;
    private static Site site;

    @BeforeAll
    static void start(@TempDir Path temp) {
        var once = Map.of(
                "MFLIX_LIMIT_REGISTRATIONS", "1",
                "MFLIX_LIMIT_COMMENTS", "1",
                "MFLIX_LIMIT_SEARCHES", "1",
                "MFLIX_PASSWORD_COST", "4");
        server = ChildServer.start(temp, once, "--grace", "0").awaitStarted();
        site = server.site();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static void isTooMuch(Answer answer, int longestWait) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, longestWait);
    }

    @Test
    void theSecondAccountAndTheSecondCommentAreRefusedAndNothingIsMade() {
        var first = Visitor.user(site);
        var stranger = site.anyone();
        isTooMuch(stranger.account().register("Second", "second@example.com", Visitor.PASSWORD), 3600);
        isTooMuch(stranger.account().makeAdmin("Third", "third@example.com", Visitor.PASSWORD), 3600);
        for (var email : new String[] {"second@example.com", "third@example.com"}) {
            assertThat(stranger.account().login(email, Visitor.PASSWORD).status())
                    .isEqualTo(401);
        }
        assertThat(stranger.account().login(first.email(), Visitor.PASSWORD).status())
                .isEqualTo(200);
        var before = total();
        var written = first.comments().write(FILM, "The first");
        assertThat(written.status()).as(written.toString()).isEqualTo(201);
        isTooMuch(first.comments().write(FILM, "The second"), 60);
        assertThat(total()).isEqualTo(before + 1);
        var comment = written.json().getString("comment_id").getValue();
        assertThat(first.comments().edit(comment, "Said in another way").status())
                .as("changes are not counted")
                .isEqualTo(200);
    }

    private static long total() {
        return site.anyone()
                .comments()
                .of(FILM)
                .json()
                .getNumber("total_results")
                .longValue();
    }

    @Test
    void theSecondSearchIsRefusedAndTheListIsNot() {
        var stranger = site.anyone();
        assertThat(stranger.movies().search("text", "train").status()).isEqualTo(200);
        isTooMuch(stranger.movies().search("text", "train"), 60);
        isTooMuch(stranger.get("/people?name=Alfred%20Hitchcock"), 60);
        isTooMuch(stranger.get("/suggestions?prefix=tr"), 60);
        isTooMuch(stranger.get("/theaters?city=Chicago"), 60);
        assertThat(stranger.movies().list().status()).isEqualTo(200);
        assertThat(stranger.movies().one(FILM).status()).isEqualTo(200);
    }
}
