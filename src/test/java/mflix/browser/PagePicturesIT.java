package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import mflix.testing.Json;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Goes through all pages and leaves pictures of each: four in {@code target/screenshots}, and a small one for docs/pages.md in {@code target/pages}. */
@EnabledIfSystemProperty(
        named = "mflix.test.pictures",
        matches = "true",
        disabledReason = "takes the pictures of docs/pages.md: docs/pictures/make")
class PagePicturesIT extends SiteBrowserTest {
    private static final Path SMALL = Path.of("target/pages");
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    @Test
    void pagesForEverybody() throws IOException {
        for (var sitePage : SitePage.values()) {
            if (!sitePage.isForMembers()) {
                take(sitePage, sitePage.address());
            }
        }
    }

    @Test
    void pagesForAdministrators() throws IOException {
        var admin = Visitor.admin(site());
        browser.begin(admin.welcome());
        try (var films = new LastUpdated(admin)) {
            var run = films.runToItsEnd(Json.of()).substring(1);
            for (var sitePage : SitePage.values()) {
                if (sitePage.isForMembers()) {
                    take(sitePage, sitePage == SitePage.RUN ? run : sitePage.address());
                }
            }
        }
    }

    private void take(SitePage sitePage, String address) throws IOException {
        browser.show(Browser.View.DESK_DARK);
        visit(address);
        assertThat(page().locator("h1")).isVisible();
        assertThat(page().locator(".ghost")).hasCount(0);
        page().waitForLoadState(LoadState.NETWORKIDLE);
        for (var view : Browser.View.ENDS) {
            browser.show(view);
            browser.picture(sitePage.fileName() + "-page-" + view.fileName());
        }
        browser.show(Browser.View.DESK_DARK);
        small(sitePage);
    }

    /** Half as wide and high as a desk. */
    private void small(SitePage sitePage) throws IOException {
        var clip = new JsonObject();
        clip.addProperty("x", 0);
        clip.addProperty("y", 0);
        clip.addProperty("width", WIDTH);
        clip.addProperty("height", HEIGHT);
        clip.addProperty("scale", 0.5);
        var how = new JsonObject();
        how.addProperty("format", "webp");
        how.addProperty("quality", 60);
        how.add("clip", clip);
        var session = page().context().newCDPSession(page());
        var data = session.send("Page.captureScreenshot", how).get("data").getAsString();
        session.detach();
        Files.createDirectories(SMALL);
        Files.write(
                SMALL.resolve(sitePage.fileName() + ".webp"),
                Base64.getDecoder().decode(data));
    }
}
