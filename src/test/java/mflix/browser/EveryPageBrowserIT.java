package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every page, whichever was open before it. */
class EveryPageBrowserIT extends SiteBrowserTest {
    private static final String FILM = "movies/id/573a1390f29313caabcd42e8";
    private static final Pattern FILMS = Pattern.compile("/api/v1/movies(?:/search)?\\?");
    private static final String NOWHERE = "no/such/page";

    /** Pages that begin as a page does: all but the first one and a film's. No two of a kind follow each other. */
    private static final List<String> PAGES = List.of(
            "?genre=Western",
            "theaters",
            "people/Alfred%20Hitchcock",
            "country-results",
            "explore",
            "theaters?city=Nowhere",
            "login",
            "country-results?countries=Japan",
            "signup",
            "new-password",
            "account",
            "status",
            "admin/migrations/no-such-thing",
            "admin",
            "user-report",
            "admin/users",
            "admin/audit",
            "admin/films",
            "admin/films/new",
            "admin/system",
            "admin/migrations",
            "admin/migrations/movies-lastupdated",
            NOWHERE);

    private static final String COLLECT_SHIFTS =
            """
            window.shifts = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
              if (!entry.hadRecentInput) {
                window.shifts += entry.value;
              }
            })).observe({ type: 'layout-shift', buffered: true });""";

    private static final String GO =
            """
            (path) => {
              document.querySelector('main > *').dataset.old = 'yes';
              const link = Object.assign(document.createElement('a'), { href: path });
              document.body.append(link);
              link.click();
              link.remove();
            }""";

    private static final String IS_COMPLETE =
            "() => document.querySelector('main h1') && !document.querySelector('main.arriving, main [data-old], main .ghost')";

    /** What each kind of element on the page looks like: what its sheets say, and nothing that depends on how much is in it. */
    private static final String LOOKS =
            """
            () => {
              const names = ['display', 'position', 'color', 'fontSize', 'fontWeight', 'fontFamily', 'lineHeight', 'whiteSpace', 'overflowWrap',
                'textAlign', 'textDecorationLine', 'marginTop', 'marginBottom', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft',
                'borderTopWidth', 'borderRadius', 'rowGap', 'columnGap', 'alignItems', 'justifyContent', 'flexWrap', 'flexGrow', 'flexShrink', 'flexBasis',
                'flexDirection', 'minHeight', 'minWidth', 'maxWidth', 'order', 'cursor', 'listStyleType', 'backgroundColor'];
              const name = (element) => element.localName + [...element.classList].map((one) => '.' + one).join('');
              const path = (element) => element.id === 'main' ? '' : path(element.parentElement) + ' > ' + name(element);
              const looks = {};
              for (const element of document.querySelectorAll('main *:not(svg *)')) {
                const style = getComputedStyle(element);
                const look = names.map((one) => one + ': ' + style[one]).join('; ');
                (looks[path(element)] ??= new Set()).add(look);
              }
              return Object.fromEntries(Object.entries(looks).map(([where, all]) => [where, [...all].sort().join(' | ')]));
            }""";

    private void isComplete() {
        page().waitForFunction(IS_COMPLETE);
    }

    private void open(String path) {
        visit(path);
        isComplete();
        page().waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** The films are not there before their places are shown. */
    private void openSlowly(String path) {
        var held = new ArrayList<Route>();
        page().route(FILMS, held::add);
        page().navigate(site().root() + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        assertThat(page().locator("main .ghost").first()).isAttached();
        page().unroute(FILMS);
        held.forEach(Route::resume);
        isComplete();
        page().waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** As a link on the page does. */
    private void follow(String path) {
        page().evaluate(GO, path);
        isComplete();
        assertThat(page()).hasURL(site().root() + path);
    }

    private double number(String expression) {
        return ((Number) page().evaluate(expression)).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> looks() {
        return (Map<String, String>) page().evaluate(LOOKS);
    }

    @Test
    @Tag("F-520")
    @Tag("F-521")
    void aPageBeginsAtTheSameHeightAndLooksTheSameWhateverWasOpenBefore() {
        browser.begin(Visitor.admin(site()).welcome());
        var heights = new TreeMap<Double, Set<String>>();
        var fresh = new LinkedHashMap<String, Map<String, String>>();
        for (var path : PAGES) {
            open(path);
            var top = number("document.querySelector('main h1').getBoundingClientRect().top + scrollY");
            heights.computeIfAbsent(top, any -> new LinkedHashSet<>()).add(path);
            fresh.put(path, looks());
        }
        assertThat(heights).as("where headings begin").hasSize(1);
        open(FILM);
        fresh.put(FILM, looks());
        var others =
                fresh.keySet().stream().filter(path -> !path.equals(NOWHERE)).collect(Collectors.toList());
        others.forEach(this::follow); // now all sheets are here, and stay
        for (var path : others) {
            follow(path);
            var now = looks();
            var differing = fresh.get(path).entrySet().stream()
                    .filter(look -> now.containsKey(look.getKey())
                            && !now.get(look.getKey()).equals(look.getValue()))
                    .map(look ->
                            look.getKey() + "\n  alone: " + look.getValue() + "\n  later: " + now.get(look.getKey()))
                    .toList();
            assertThat(now.keySet())
                    .as(path)
                    .containsAnyElementsOf(fresh.get(path).keySet());
            assertThat(differing).as(path).isEmpty();
        }
    }

    @Test
    @Tag("F-522")
    void nothingMovesOnAPhoneOrAtADeskWhileAPageComes() {
        browser.begin(Visitor.admin(site()).welcome());
        page().addInitScript(COLLECT_SHIFTS);
        for (var view : List.of(Browser.View.PHONE_DARK, Browser.View.DESK_DARK)) {
            browser.show(view);
            for (var path : List.of("", "?genre=Western")) {
                openSlowly(path);
                assertThat(number("window.shifts"))
                        .as("slowly " + path + " " + view)
                        .isLessThan(0.005);
            }
            for (var path : List.of(
                    "", "?genre=Western", FILM, "explore", "status", "admin", "admin/system", "admin/migrations")) {
                open(path);
                assertThat(number("window.shifts")).as(path + " " + view).isLessThan(0.005);
            }
        }
    }

    @Test
    @Tag("F-523")
    void theHeadingHasTheFocusAlsoWhenItComesWithTheData() {
        visit("explore");
        isComplete();
        var held = new CompletableFuture<Route>();
        page().route("**/api/v1/movies/id/*", held::complete);
        page().locator(".facet[href^='movies/id/']").first().click();
        assertThat(page().locator("main")).isFocused();
        page().waitForCondition(held::isDone);
        held.join().resume();
        assertThat(page().locator("mflix-film-page h1")).isFocused();
    }
}
