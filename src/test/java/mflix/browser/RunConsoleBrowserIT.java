package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;
import mflix.testing.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of a run: its ranges, and how often it asks. */
class RunConsoleBrowserIT extends MigrationConsoleTest {
    private static final String HIDE =
            "isHidden => { Object.defineProperty(document, 'hidden', { get: () => isHidden, configurable: true });"
                    + " document.dispatchEvent(new Event('visibilitychange')); }";

    @Test
    @Tag("F-481")
    void rangesAreOneTabStopMovedThroughByArrowKeysAndATableToo() {
        var asked = countRequests();
        page().clock().install();
        var path = films.runToItsEnd(Json.of("rangeSize", 100));
        var run = open(path);
        var cells = run.part("Ranges").getByRole(AriaRole.OPTION);
        assertThat(cells).hasText(new String[] {"D", "D", "D"});
        run.button("Table").focus();
        page().keyboard().press("Tab");
        assertThat(cells.nth(0)).isFocused();
        assertThat(cells.nth(0)).hasAccessibleName("Range 1, done");
        assertThat(run.part("Ranges")).containsText("Range 1, done");
        page().keyboard().press("ArrowRight");
        assertThat(cells.nth(1)).isFocused();
        assertThat(run.part("Ranges")).containsText("Range 2, done");
        page().keyboard().press("End");
        assertThat(cells.nth(2)).isFocused();
        browser.inspect("run-ranges");
        run.press("Table");
        assertThat(run.part("Ranges").locator("tbody tr")).hasCount(3);
        assertThat(run.part("Ranges").locator("tbody th")).hasText(new String[] {"1", "2", "3"});
        browser.inspect("run-ranges-table");
        var before = asked.get();
        page().clock().runFor(20_000);
        assertThat(asked.get()).as("a finished run is not asked about again").isEqualTo(before);
    }

    @Test
    void aRunIsAskedAboutEveryTwoSecondsWhileThePageIsSeenAndNotWhileItIsHidden() {
        var asked = countRequests();
        page().clock().install();
        visit("admin/migrations/movies-lastupdated");
        var run = new MigrationPage(page()).startSlowly("60000");
        assertThat(run.why()).containsText("Waiting since");
        page().evaluate(HIDE, true);
        assertThat(run.part("Progress")).isVisible();
        var before = asked.get();
        page().clock().runFor(20_000);
        assertThat(asked.get()).as("hidden").isEqualTo(before);
        page().waitForRequest(RunConsoleBrowserIT::isRun, () -> page().evaluate(HIDE, false));
        page().waitForRequest(RunConsoleBrowserIT::isRun, () -> page().clock().runFor(2_000));
        run.press("Cancel the run");
        assertThat(run.state()).containsText("Cancelled");
    }

    private RunPage open(String path) {
        visit(path.substring(1));
        var run = new RunPage(page());
        assertThat(run.state()).containsText("Succeeded");
        return run;
    }

    private AtomicInteger countRequests() {
        var asked = new AtomicInteger();
        page().onRequest(request -> {
            if (isRun(request)) {
                asked.incrementAndGet();
            }
        });
        return asked;
    }

    private static boolean isRun(Request request) {
        return request.url().matches(".*/api/v1/admin/migrations/[^/]+/runs/[0-9a-f]{24}")
                && request.method().equals("GET");
    }
}
