package mflix.browser;

import com.microsoft.playwright.Page;
import java.net.URI;
import mflix.testing.Site;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A browser before the deployed site. */
@ExtendWith(ArquillianExtension.class)
abstract class SiteBrowserTest {
    @RegisterExtension
    final Browser browser = new Browser();

    @ArquillianResource
    private URI deployed;

    final Site site() {
        return new Site(deployed.getPort());
    }

    final Page page() {
        return browser.page();
    }

    /** Opens a page by its path below the site's root, such as {@code "movies/id/…"}. */
    final Page visit(String path) {
        page().navigate(site().root() + path);
        return page();
    }
}
