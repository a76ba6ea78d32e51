package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main paths in the other browser engine, in the dark. */
@Tag("F-474")
@ExtendWith(ArquillianExtension.class)
class FirefoxBrowserIT {
    private static Firefox firefox;

    @ArquillianResource
    private URI deployed;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        assumeTrue(Firefox.isHere(), "needs a second browser: install firefox-esr");
        firefox = Firefox.start();
    }

    @AfterAll
    static void stop() {
        if (firefox != null) {
            firefox.close();
        }
    }

    @BeforeEach
    void arrive() {
        context = firefox.browser().newContext();
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.setDefaultTimeout(30_000);
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void filmIsFoundReadAndWrittenAbout() {
        visit("");
        assertThat(page.locator(".card")).hasCount(20);
        assertThat((Boolean) page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
                .isTrue();
        assertThat(Axe.violations(page)).isEmpty();
        page.getByLabel("Search titles, actors and stories").fill("train robbery");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("train robbery");
        // the heading comes before the films
        assertThat(page.locator(".card").first()).containsText("The Great Train Robbery");
        page.locator(".card").first().click();
        assertThat(page.locator("h1")).hasText("The Great Train Robbery");
        link("Log in to write").click();
        link("Sign up").last().click();
        var door = new DoorPage(page);
        door.fill("Name", "Fia Fuchs")
                .fill("E-mail", "f-" + UUID.randomUUID() + "@example.com")
                .fill("Password", Visitor.PASSWORD);
        door.submit("Sign up");
        assertThat(page.locator("h1")).hasText("The Great Train Robbery");
        var words = "Seen in another browser, " + UUID.randomUUID();
        new FilmPage(page).write(words);
        assertThat(page.locator("#polite")).hasText("Your comment is saved");
        page.reload();
        assertThat(page.locator("li.comment").first()).containsText(words);
        assertThat(Axe.violations(page)).isEmpty();
        page.locator("li.comment")
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Cancel")).isFocused();
        new FilmPage(page).confirm("Delete");
        assertThat(page.locator("#polite")).hasText("Your comment is deleted");
    }

    @Test
    void everyPageForVisitorsIsShownAndAccessible() {
        for (var path : List.of(
                "explore",
                "theaters",
                "country-results",
                "people/Alfred%20Hitchcock",
                "status",
                "login",
                "docs",
                "nowhere")) {
            visit(path);
            assertThat(page.locator("h1").first()).isVisible();
            assertThat(Axe.violations(page)).as(path).isEmpty();
        }
    }

    @Test
    void listIsWhereOneLeftIt() {
        visit("?genre=War");
        assertThat(page.locator(".card").first()).isVisible();
        page.locator(".card").nth(3).click();
        assertThat(page).hasURL(Pattern.compile("/movies/id/"));
        page.goBack();
        assertThat(page.locator(".card").nth(3)).isFocused();
    }

    private void visit(String path) {
        page.navigate(new Site(deployed.getPort()).root() + path);
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
