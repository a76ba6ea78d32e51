package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import mflix.testing.TcpProxy;
import mflix.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that stops and comes back, and one that asks for patience. */
class AwayBrowserIT extends OwnFilmTest {
    private static final Pattern FILMS = Pattern.compile("/api/v1/movies\\?");

    private TcpProxy way;

    @BeforeEach
    void openTheWay() {
        way = new TcpProxy(site().root().getPort());
    }

    @AfterEach
    void closeTheWay() {
        way.close();
    }

    private void come(String path) {
        page().navigate("http://127.0.0.1:" + way.port() + "/" + path);
    }

    private Locator bar() {
        return page().locator(".bar");
    }

    @Test
    void whatWasThereStaysWhileTheServerIsStoppedAndGoesOnOnceItIsBack() {
        come("");
        var browse = new BrowsePage(page()).shows(20);
        way.refuse();
        browse.more();
        assertThat(page().locator(".notice")).containsText("More films could not be read");
        assertThat(bar()).containsText("No connection; what you see is from");
        browse.shows(20);
        way.pass();
        assertThat(bar()).hasCount(0);
        page().getByText("Try again").click();
        browse.shows(40);
    }

    @Test
    @Tag("F-484")
    void aSiteThatIsAwayIsAskedTheSmallestQuestionUntilItIsBack() {
        come("");
        var browse = new BrowsePage(page()).shows(20);
        way.refuse();
        browse.more();
        assertThat(bar()).hasCount(1);
        page().waitForRequest("**/health/live", () -> {});
        page().waitForRequest("**/health/live", () -> {});
        assertThat(bar()).hasCount(1);
        way.pass();
        assertThat(bar()).hasCount(0);
    }

    @Test
    @Tag("F-484")
    void aProxyThatAnswersForASiteThatIsAwayDoesNotCount() {
        browser.expect("502 for");
        come("");
        var browse = new BrowsePage(page()).shows(20);
        page().route("**/health/live", route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
        way.refuse();
        browse.more();
        assertThat(bar()).hasCount(1);
        page().waitForResponse("**/health/live", () -> {});
        page().waitForResponse("**/health/live", () -> {});
        assertThat(bar()).hasCount(1);
        page().unroute("**/health/live");
        way.pass();
        assertThat(bar()).hasCount(0);
    }

    @Test
    void whatWasTypedOutlivesAServerThatStops() {
        browser.begin(Visitor.user(site()).welcome());
        come("movies/id/" + film());
        var film = new FilmPage(page());
        film.box().fill("Written in the dark.");
        way.refuse();
        film.send();
        assertThat(film.talk()).containsText("We could not confirm that your comment was saved.");
        assertThat(film.box()).hasValue("Written in the dark.");
        assertThat(film.comments()).hasCount(0);
        way.pass();
        assertThat(bar()).hasCount(0);
        film.send();
        assertThat(film.texts()).hasText(new String[] {"Written in the dark."});
        assertThat(film.box()).hasValue("");
        assertThat(stored().json().getInt32("total_results").getValue()).isEqualTo(1);
    }

    @Test
    void aReadThatIsToWaitIsRepeatedInSightThreeTimesAtMost() {
        browser.expect("503 for");
        var asked = new AtomicInteger();
        page().route(FILMS, route -> {
            asked.incrementAndGet();
            away(route);
        });
        visit("");
        assertThat(page().locator(".notice")).containsText("Asking again in 1 s (1 of 3).");
        assertThat(page().locator(".notice")).containsText("Asking again in 1 s (3 of 3).");
        assertThat(page().locator(".notice")).containsText("These films could not be read");
        assertThat(page().locator(".notice")).containsText("The database is away.");
        assertThat(asked).hasValue(4);
        browser.inspect("browse-away");
        page().unroute(FILMS);
        page().getByText("Try again").click();
        new BrowsePage(page()).shows(20);
    }

    private static void away(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setHeaders(Map.of("Retry-After", "1"))
                .setContentType("application/problem+json")
                .setBody("{\"status\":503,\"code\":\"DATABASE_UNAVAILABLE\",\"detail\":\"The database is away.\"}"));
    }
}
