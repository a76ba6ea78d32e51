package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What runs here, as an administrator watches it. */
class SystemBrowserIT extends SiteBrowserTest {
    private static final String ADDRESS = "/api/v1/admin/system";

    private Visitor admin;

    @BeforeEach
    void becomeAnAdministrator() {
        admin = Visitor.admin(site());
        browser.begin(admin.welcome());
    }

    @Test
    void poolDatabaseLimitsAndVersionsAreShown() {
        visit("admin/system");
        for (var name : List.of("Open", "In use")) {
            assertThat(page().getByRole(
                                    AriaRole.METER,
                                    new Page.GetByRoleOptions().setName(name).setExact(true)))
                    .hasAttribute("max", "50");
        }
        assertThat(page().locator(".gauge").first()).containsText(Pattern.compile("\\d+ of 50"));
        assertThat(page().locator(".gauge").last()).hasText(Pattern.compile("^\\s*\\d+\\s*Waiting for one\\s*$"));
        var facts = page().locator(".system");
        var system = admin.system().json();
        assertThat(facts).containsText(Pattern.compile("Name\\s*sample_mflix"));
        assertThat(facts).containsText(Pattern.compile("Kind\\s*Embedded"));
        assertThat(facts).containsText(Pattern.compile("Transactions\\s*– no"));
        assertThat(facts).containsText(Pattern.compile("Connecting\\s*3,000 ms"));
        assertThat(facts).containsText(Pattern.compile("Finding a server\\s*5,000 ms"));
        assertThat(facts).containsText(Pattern.compile("Waiting for a connection\\s*2,000 ms"));
        assertThat(facts).containsText(Pattern.compile("Waiting for an answer\\s*8,000 ms"));
        assertThat(facts).containsText(Pattern.compile("A read as a whole\\s*5,000 ms"));
        assertThat(facts).containsText(Pattern.compile("Writes are confirmed by\\s*the majority"));
        assertThat(facts).containsText(Pattern.compile("Writes wait for that\\s*2,500 ms"));
        for (var name : List.of("version", "driver", "java", "server")) {
            assertThat(facts).containsText(system.getString(name).getValue());
        }
        browser.inspect("system", Browser.View.values());
    }

    @Test
    @Tag("F-419")
    void figuresSoFarAreDrawnAndSaid() {
        visit("admin/system");
        assertThat(page().locator(".spark")).hasCount(3);
        assertThat(page().locator(".spark svg[role=img]").first())
                .hasAttribute("aria-label", Pattern.compile("In use: \\d+ connections? now, \\d+ at most"));
        // two looks at least: then there are rates, and the line of what is in use has two points
        assertThat(page().locator(".spark polyline").first()).hasAttribute("points", Pattern.compile("\\S+ \\S+.*"));
        assertThat(page().locator(".spark polyline").last()).hasAttribute("points", Pattern.compile("\\S+.*"));
        assertThat(page().locator(".spark figcaption").last()).containsText("a second now");
    }

    @Test
    void neverAnAddressOrATokenIsShown() {
        visit("admin/system");
        assertThat(page().locator(".system")).isVisible();
        var token = page().evaluate("JSON.parse(sessionStorage['mflix-session']).token")
                .toString();
        assertThat(page().content()).doesNotContain("mongodb://", token, "localhost:", "password");
    }

    @Test
    void poolIsReadEveryTwoSecondsButNotWhileThePageIsHidden() {
        var asked = new ArrayList<String>();
        page().onRequest(request -> {
            if (request.url().endsWith(ADDRESS)) {
                asked.add(request.url());
            }
        });
        page().clock().install();
        visit("admin/system");
        assertThat(page().locator(".gauge")).hasCount(3);
        page().clock().pauseAt(System.currentTimeMillis() + 60_000);
        nextTurn(asked);
        nextTurn(asked);
        var before = asked.size();
        hide(true);
        page().clock().runFor(60_000);
        nextLook(() -> hide(false));
        assertThat(asked).hasSize(before + 1);
    }

    // The next turn is due only once the reply of the one before is drawn.
    private void nextTurn(List<String> asked) {
        var before = asked.size();
        nextLook(() -> page().waitForCondition(() -> {
            page().clock().runFor(2000);
            return asked.size() > before;
        }));
    }

    private void nextLook(Runnable trigger) {
        page().waitForResponse("**" + ADDRESS, trigger);
    }

    private void hide(boolean isHidden) {
        page().evaluate(
                        """
                        isHidden => {
                          Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
                          document.dispatchEvent(new Event('visibilitychange'));
                        }""",
                        isHidden);
    }

    @Test
    @Tag("F-524")
    void valuesThatCannotBeRenewedShowTheirAge() {
        visit("admin/system");
        assertThat(page().locator(".pool")).containsText("Values as of ");
        page().context().setOffline(true);
        assertThat(page().locator(".bar")).containsText("No connection; what you see is from");
        assertThat(page().locator(".pool .reconnecting")).isHidden(); // one line says so
        assertThat(page().locator(".pool")).containsText("Values as of ");
        browser.inspect("system-offline");
        page().context().setOffline(false);
        assertThat(page().locator(".bar")).hasCount(0);
        assertThat(page().locator(".reconnecting")).hasCount(0);
    }

    @Test
    @Tag("F-524")
    void valuesThatTheServerDoesNotGiveAreAskedForAgain() {
        browser.expect("503 for");
        visit("admin/system");
        assertThat(page().locator(".gauge")).hasCount(3);
        page().route("**" + ADDRESS, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        assertThat(page().locator(".pool"))
                .containsText(Pattern.compile("Values as of \\d\\d:\\d\\d:\\d\\d, asking again"));
        assertThat(page().locator(".pool .reconnecting")).isVisible();
        page().unroute("**" + ADDRESS);
        assertThat(page().locator(".reconnecting")).hasCount(0);
    }

    @Test
    void valuesOfASessionThatHasEndedAreAskedForNoMore() {
        visit("admin/system");
        assertThat(page().locator(".gauge")).hasCount(3);
        admin.account().logout();
        assertThat(page().locator(".pool")).containsText("and no newer ones: ");
        assertThat(page().locator(".bar")).containsText("Your session has ended");
    }
}
