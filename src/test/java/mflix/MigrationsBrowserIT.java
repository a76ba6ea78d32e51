package mflix;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("migration")
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class MigrationsBrowserIT {

    @ArquillianResource
    private URI root;

    private Browser browser;
    private Page page;

    @BeforeEach
    void open() {
        browser = Browser.open();
        page = browser.page();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void administratorLogsInPlansRunsAndUndoes() {
        var site = new Site(root.getPort());
        var email = "console-" + System.nanoTime() + "@example.org";
        var body = "{\"name\":\"A Tester\",\"email\":\"" + email + "\",\"password\":\"correct horse\"}";
        site.send("POST", "/user/make-admin", body, "Content-Type", "application/json");
        page.navigate(site.root() + "admin/migrations/");
        assertThat(page.locator("#notice")).hasText("Only administrators see migrations.");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill("correct horse");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        var section = page.locator("#movies-empty-imdb-rating");
        assertThat(section.locator("h2")).hasText("movies.imdb.rating");
        page.locator("#movies-empty-imdb-rating-plan").click();
        assertThat(section).containsText("Nothing has been written.");
        page.locator("#movies-empty-imdb-rating-run").click();
        assertThat(section).containsText("MIGRATE SUCCEEDED");
        browser.picture("migrations");
        page.onDialog(dialog -> dialog.accept("movies-empty-imdb-rating"));
        page.locator("#movies-empty-imdb-rating-undo").click();
        assertThat(section).containsText("UNDO SUCCEEDED");
    }
}
