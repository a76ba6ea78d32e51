package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import mflix.testing.Routes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The description of the API in a real browser. */
class DocsBrowserIT extends SiteBrowserTest {

    @Test
    void everyAddressIsShown() {
        visit("docs");
        assertThat(page().locator(".opblock")).hasCount(Routes.PROMISED.size());
        assertThat(page().locator(".servers option")).hasText("/api/v1");
        browser.picture("docs");
    }

    @Test
    @Tag("F-314")
    void theDescriptionOfTheApiIsAPageOfTheSite() {
        visit("docs");
        assertThat(page().locator(".opblock").first()).isVisible();
        assertThat(page().locator(".servers select")).hasAttribute("aria-label", "Server");
        var background = page().locator("body").evaluate("body => getComputedStyle(body).backgroundColor");
        browser.show(Browser.View.DESK_LIGHT);
        assertThat(page().locator("body")).not().hasCSS("background-color", (String) background);
        page().locator(".opblock-summary-control").first().click();
        assertThat(page().locator(".opblock-body").first()).isVisible();
        browser.inspect("docs-open", Browser.View.DESK_LIGHT, Browser.View.DESK_DARK);
        browser.inspectForced("docs-open");
        page().locator("nav").getByText("Films").click();
        assertThat(page().locator(".card").first()).isVisible();
    }

    @Test
    @Tag("F-481")
    void operationsThatAreOpenFitAPhone() {
        browser.show(Browser.View.PHONE_DARK);
        visit("docs");
        for (var operation : List.of("getMoviesSearch", "postMoviesComment", "getUserCommentReport", "putUserName")) {
            var block = page().locator(".opblock[id$='-" + operation + "']");
            block.locator(".opblock-summary-control").click();
            assertThat(block.locator(".opblock-body .responses-wrapper")).isVisible();
        }
        page().locator(".opblock[id$='-getMoviesSearch'] .try-out__btn").click();
        assertThat(page().locator(".opblock .execute")).isVisible();
        browser.inspect("docs-open", Browser.View.PHONE_DARK, Browser.View.PHONE_LIGHT, Browser.View.TABLET_DARK);
    }
}
