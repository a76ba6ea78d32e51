package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the first view costs a visitor with a cold cache, and what comes behind it when the browser has nothing else to do. */
class BudgetBrowserIT extends SiteBrowserTest {
    private static final int MOST_BYTES = 150_000;
    private static final int MOST_REQUESTS = 26;
    private static final String BYTES =
            """
            ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))
              .reduce((sum, entry) => sum + entry.transferSize, 0)""";
    private static final String COLLECT_SHIFTS =
            """
            window.shifts = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifts += entry.value; }))
              .observe({ type: 'layout-shift', buffered: true });""";
    private static final String PIXEL =
            "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='300'><rect width='200' height='300' fill='teal'/></svg>";

    @Test
    void theFirstViewIsSmall() {
        var requests = new ArrayList<String>();
        var beforeFilms = new AtomicInteger();
        page().onRequest(request -> requests.add(request.url()));
        page().onResponse(response -> {
            if (response.url().contains("/api/v1/movies?")) {
                beforeFilms.set(requests.size());
            }
        });
        browser.neverIdle();
        visit("");
        assertThat(page().locator(".card")).hasCount(20);
        page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        var bytes = ((Number) page().evaluate(BYTES)).intValue();
        System.getLogger("budget")
                .log(System.Logger.Level.INFO, "first view: {0} bytes, {1} requests", bytes, beforeFilms);
        assertThat(bytes).isBetween(10_000, MOST_BYTES);
        assertThat(beforeFilms.get()).isBetween(10, MOST_REQUESTS);
        assertThat(requests).noneMatch(url -> url.contains("chart.js") || url.contains("admin"));
    }

    @Test
    @Tag("F-304")
    void theFirstViewTakesTwoRoundsAndARepeatedVisitFourRequests() {
        var requests = new ArrayList<String>();
        browser.neverIdle();
        page().onRequest(request -> requests.add(request.url()));
        visit("");
        assertThat(page().locator(".card")).hasCount(20);
        page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(requests).hasSizeLessThanOrEqualTo(MOST_REQUESTS).doesNotHaveDuplicates();
        var late = requests.stream()
                .skip(1)
                .map(url -> url.substring(site().root().toString().length()))
                .filter(path -> !named().contains(path))
                .toList();
        assertThat(late).as("what the page does not name").isEmpty();
        requests.clear();
        var second = page().context().newPage();
        var network = second.context().newCDPSession(second);
        var sent = new ArrayList<String>();
        network.send("Network.enable");
        network.on("Network.responseReceived", event -> {
            var response = event.getAsJsonObject("response");
            if (!response.get("fromDiskCache").getAsBoolean()) {
                sent.add(response.get("url").getAsString());
            }
        });
        second.navigate(site().root().toString());
        assertThat(second.locator(".card")).hasCount(20);
        second.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(sent).hasSizeBetween(1, 4);
    }

    @Test
    @Tag("F-563")
    void pageOfAFilmIsHereBeforeAFilmIsOpened() {
        var requests = new CopyOnWriteArrayList<String>();
        page().onRequest(request -> requests.add(request.url()));
        visit("?text=train");
        assertThat(page().locator(".card").first()).isVisible();
        page().waitForCondition(() -> modulesOfAFilm(requests).size() == 2);
        page().evaluate("(urls) => Promise.all(urls.map((url) => import(url)))", modulesOfAFilm(requests));
        requests.clear();
        page().locator(".card").first().click();
        assertThat(page().locator(".film h1")).isVisible();
        assertThat(requests).noneMatch(url -> url.endsWith(".js") || url.endsWith(".css"));
        visit("?text=qqqqqqqqqq");
        assertThat(page().locator(".notice")).isVisible();
        page().evaluate("new Promise((resolve) => requestIdleCallback(resolve))");
        assertThat(requests).as("where there is none to open").noneMatch(url -> url.endsWith("film-page.js"));
    }

    private static List<String> modulesOfAFilm(List<String> requests) {
        return requests.stream()
                .filter(url -> url.endsWith("/js/films/film-page.js") || url.endsWith("/js/films/poster-flight.js"))
                .distinct()
                .toList();
    }

    /** The addresses that the page itself names. */
    private List<String> named() {
        return Pattern.compile("(?:href|src)=\"([^\"]+)\"")
                .matcher(new String(site().page("").body(), UTF_8))
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
    }

    @Test
    void nothingMovesWhilePostersLoadOrFail() {
        browser.expect("https://posters.example/");
        page().addInitScript(COLLECT_SHIFTS);
        page().route(Pattern.compile("/api/v1/movies\\?"), BudgetBrowserIT::withPosters);
        page().route(
                        Pattern.compile("^https://posters\\.example/good"),
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setHeaders(Map.of(
                                        "Content-Type",
                                        "image/svg+xml",
                                        "Cross-Origin-Resource-Policy",
                                        "cross-origin"))
                                .setBody(PIXEL)));
        visit("");
        assertThat(page().locator("img.here").first()).isVisible();
        assertThat(page().locator(".poster img[hidden]").first()).isHidden();
        page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(((Number) page().evaluate("window.shifts")).doubleValue()).isLessThan(0.005);
        assertThat(page().locator("img").nth(0)).hasAttribute("loading", "eager");
        assertThat(page().locator("img").nth(19)).hasAttribute("loading", "lazy");
        assertThat(page().locator("img").nth(0)).hasAttribute("width", "200");
        browser.picture("browse-posters");
    }

    private static void withPosters(Route route) {
        var answer = route.fetch();
        var turn = new AtomicInteger();
        var body = Pattern.compile("\\{\"_id\":\"(?=[0-9a-f]{24}\")")
                .matcher(answer.text())
                .replaceAll(found -> "{\"poster\":\"http://posters.example/"
                        + List.of("good", "missing").get(turn.getAndIncrement() % 2) + ".svg\",\"_id\":\"");
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
    }
}
