package mflix;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description of the API in a real browser; {@link Browser} fails on anything in the console. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class DocsBrowserIT {

    @ArquillianResource
    private URI deployed;

    @Test
    void everyAddressIsShown() {
        var browser = Browser.open();
        try {
            var page = browser.page();
            page.navigate(new Site(deployed.getPort()).root() + "docs");
            assertThat(page.locator(".opblock")).hasCount(Routes.PROMISED.size());
            browser.picture("docs");
        } finally {
            browser.close();
        }
    }
}
