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
import org.junit.jupiter.api.parallel.ResourceLock;

/** A server that lets each address do everything once. */
@Tag("F-506")
@Execution(CONCURRENT)
@ResourceLock("the server of AddressLimitsIT")
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
                "MFLIX_HTTP_FORWARDED", "true",
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

    /** Somebody at that address; the checks of the status page search from this machine's own. */
    private static Visitor at(String address, String token) {
        return site.as(token).sending("X-Forwarded-For", address);
    }

    private static Answer register(String address, String email) {
        return at(address, "").account().register("Somebody", email, Visitor.PASSWORD);
    }

    @Test
    void theSecondAccountAndTheSecondCommentAreRefusedAndNothingIsMade() {
        var registered = register("192.0.2.1", "first@example.com");
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        var stranger = at("192.0.2.1", "");
        isTooMuch(register("192.0.2.1", "second@example.com"), 3600);
        isTooMuch(stranger.account().makeAdmin("Third", "third@example.com", Visitor.PASSWORD), 3600);
        for (var email : new String[] {"second@example.com", "third@example.com"}) {
            assertThat(stranger.account().login(email, Visitor.PASSWORD).status())
                    .isEqualTo(401);
        }
        assertThat(stranger.account()
                        .login("first@example.com", Visitor.PASSWORD)
                        .status())
                .isEqualTo(200);
        assertThat(register("192.0.2.2", "second@example.com").status())
                .as("another address")
                .isEqualTo(201);
        writesOneComment(registered.json().getString("auth_token").getValue());
    }

    private static void writesOneComment(String token) {
        var owner = at("192.0.2.1", token);
        var before = total();
        var written = owner.comments().write(FILM, "The first");
        assertThat(written.status()).as(written.toString()).isEqualTo(201);
        isTooMuch(owner.comments().write(FILM, "The second"), 60);
        assertThat(total()).isEqualTo(before + 1);
        var comment = written.json().getString("comment_id").getValue();
        assertThat(owner.comments().edit(comment, "Said in another way").status())
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
        var stranger = at("192.0.2.7", "");
        assertThat(stranger.movies().search("text", "train").status()).isEqualTo(200);
        isTooMuch(stranger.movies().search("text", "train"), 60);
        isTooMuch(stranger.discovery().people("name", "Alfred Hitchcock"), 60);
        isTooMuch(stranger.discovery().suggestions("prefix", "tr"), 60);
        isTooMuch(stranger.discovery().theaters("city", "Chicago"), 60);
        assertThat(stranger.movies().list().status()).isEqualTo(200);
        assertThat(stranger.movies().one(FILM).status()).isEqualTo(200);
        assertThat(at("192.0.2.8", "").movies().search("text", "train").status())
                .as("another address")
                .isEqualTo(200);
    }
}
