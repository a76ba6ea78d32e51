package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The header and the footer around every page. */
@Tag("F-294")
class FrameBrowserIT extends SiteBrowserTest {

    private Locator sections() {
        return page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Site"));
    }

    private Locator section(String name) {
        return sections()
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void theHeaderLeadsToEverySectionAndShowsWhereOneIs() {
        visit("");
        assertThat(section("Films")).hasAttribute("aria-current", "page");
        section("Status").click();
        assertThat(page()).hasURL(site().root() + "status");
        assertThat(section("Status")).hasAttribute("aria-current", "page");
        assertThat(sections().locator("[aria-current]")).hasCount(1);
        assertThat(section("Administration")).hasCount(0);
        section("Films").click();
        page().locator(".card").first().click();
        assertThat(page().locator(".film")).isVisible();
        assertThat(section("Films")).hasAttribute("aria-current", "true");
        section("API").click();
        assertThat(page()).hasTitle("MFlix API");
    }

    @Test
    void administratorsFindTheirPagesThere() {
        browser.begin(Visitor.admin(site()).welcome());
        visit("");
        section("Administration").click();
        assertThat(page().locator("h1")).hasText("Administration");
        assertThat(section("Administration")).hasAttribute("aria-current", "page");
        new DoorPage(page()).logOut();
        assertThat(section("Administration")).hasCount(0);
    }

    @Test
    void theFooterOfAShortPageIsInTheWindow() {
        var none = new Route.FulfillOptions().setContentType("application/json").setBody("{\"movies\":[]}");
        page().route("**/api/v1/movies?**", route -> route.fulfill(none)); // that page shows a few
        for (var view : Browser.View.values()) {
            browser.show(view);
            visit("no/such/page");
            assertThat(page().locator("h1")).isVisible();
            assertThat((Boolean) page().evaluate("document.documentElement.scrollHeight <= innerHeight"))
                    .as(view.toString())
                    .isTrue();
            assertThat(page().locator("footer")).isInViewport();
        }
    }

    @Test
    @Tag("F-313")
    void forcedColoursAndPaperShowWhatMatters() {
        visit("?genre=Western&year_from=1950&year_to=1959");
        assertThat(page().locator(".decade .in").first()).isAttached();
        page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        assertThat(fill(".decade .in")).isNotEqualTo(fill(".decade .out"));
        assertThat(page().locator(".genre[aria-current]")).hasCSS("text-decoration-line", "underline");
        page().emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.NONE)
                .setMedia(Media.PRINT));
        assertThat(page().locator("header")).isHidden();
        assertThat(page().locator(".card").first()).isVisible();
        assertThat(page().locator("html")).hasCSS("color-scheme", "light");
    }

    private Object fill(String selector) {
        return page().locator(selector).first().evaluate("bar => getComputedStyle(bar).fill");
    }
}
