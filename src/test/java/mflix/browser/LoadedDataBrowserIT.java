package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import mflix.testing.ChildServer;
import mflix.testing.FakeReplicaSet;
import mflix.testing.Visitor;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** On somebody's own films in a replica set every page says of the data what the database holds, and nothing of a demo. */
@Tag("F-475")
class LoadedDataBrowserIT {
    private static final ObjectId FILM = new ObjectId("573a1390f29313caabcd42e8");
    private static FakeReplicaSet set;
    private static ChildServer server;

    @RegisterExtension
    final Browser browser = new Browser();

    @BeforeAll
    static void start(@TempDir Path temp) {
        set = new FakeReplicaSet();
        films();
        server = ChildServer.start(
                        temp,
                        Map.of("MFLIX_DB_URI", set.uri("heartbeatFrequencyMS=500"), "MFLIX_PASSWORD_COST", "4"),
                        "--grace",
                        "0")
                .awaitStarted();
        ChildServer.await("readiness", () -> server.site().page("/health/ready").statusCode() == 200);
    }

    private static void films() {
        var database = set.database().documents();
        for (int i = 0; i < 3; i++) {
            database.getCollection("movies")
                    .insertOne(new Document("_id", i == 0 ? FILM : new ObjectId())
                            .append("title", "Film " + i)
                            .append("year", 1925 + i)
                            .append("genres", List.of("Drama"))
                            .append("countries", List.of("Germany"))
                            .append("directors", List.of("Fritz Lang"))
                            .append("num_mflix_comments", i)
                            .append("imdb", new Document("rating", 8.1).append("votes", 7))
                            .append("lastupdated", "2015-08-13 00:27:5" + i));
        }
        database.getCollection("comments")
                .insertOne(new Document("movie_id", FILM)
                        .append("name", "Ada")
                        .append("email", "ada@example.com")
                        .append("text", "Seen.")
                        .append("date", Instant.now()));
    }

    @AfterAll
    static void stop() {
        server.close();
        set.close();
    }

    private Page visit(String path) {
        browser.page().navigate(server.site().root() + path);
        return browser.page();
    }

    private void says(String path, String part, Object sentence) {
        var place = visit(path).locator(part).first();
        if (sentence instanceof Pattern pattern) {
            assertThat(place).containsText(pattern);
        } else {
            assertThat(place).containsText((String) sentence);
        }
        var page = browser.page();
        page.locator("footer.bottom").scrollIntoViewIfNeeded();
        assertThat(page.locator("footer.bottom"))
                .containsText("Films that were loaded into the database "
                        + set.database().documents().getName() + " of a MongoDB");
        assertThat(page.locator("body").innerText().toLowerCase(Locale.ROOT))
                .as(path)
                .doesNotContain("demo", "made up", "invented", "embedded database");
    }

    @Test
    void visitorsReadWhatTheDatabaseHolds() {
        says("", ".status-line", "All 3 films");
        assertThat(browser.page().locator(".stars").first()).not().hasCSS("content", Pattern.compile("made up"));
        assertThat(browser.page().locator("html")).not().hasAttribute("data-demo", Pattern.compile("\\S"));
        says("?genre=Drama", ".status-line", "All 3 films");
        says("movies/id/" + FILM, ".comments .quiet", "1 of 1 comment");
        says("people/Fritz%20Lang", ".lead", "Directed 3 films");
        says("explore", ".lead", "3 films from 1925 to 1927");
        says("country-results", "main", Pattern.compile("Germany\\s*3"));
        says("theaters", "h1", "Theaters");
        says("status", "h1", Pattern.compile("\\S"));
        says("login", "h1", "Log in");
        says("signup", "h1", "Sign up");
        says("no/such/page", "h1", Pattern.compile("\\S"));
    }

    @Test
    void administratorsReadWhatTheDatabaseIs() {
        var admin = Visitor.user(server.site());
        set.database()
                .documents()
                .getCollection("users")
                .updateOne(new Document("email", admin.email()), new Document("$set", new Document("isAdmin", true)));
        browser.begin(admin.welcome().replace("\"isAdmin\":false", "\"isAdmin\":true"));
        says("admin/system", ".fact-list", "MongoDB");
        assertThat(fact("Data")).hasText("Loaded");
        assertThat(fact("Name")).hasText(set.database().documents().getName());
        says("admin/migrations", ".migration", Pattern.compile("To do\\s*3 of 3"));
        says("admin", ".tiles", "1 person");
        says("admin/audit", ".notice", "No administrator has done anything yet");
        says("user-report", ".lead", "1 person has commented so far");
        assertThat(server.output()).doesNotContain("demo catalogue");
    }

    private Locator fact(String name) {
        return browser.page()
                .locator(".fact-list > div")
                .filter(new Locator.FilterOptions()
                        .setHas(browser.page()
                                .locator(
                                        "dt", new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$")))))
                .locator("dd");
    }
}
