package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import mflix.testing.Routes;
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
}
