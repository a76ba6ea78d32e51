package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mflix.testing.ContextRoot;
import mflix.testing.Json;
import mflix.testing.Routes;
import mflix.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The site where another one has the root. */
class ContextRootBrowserIT {
    @RegisterExtension
    final Browser browser = new Browser();

    @TempDir
    private Path temp;

    private final List<String> asked = new ArrayList<>();
    private ContextRoot server;

    @BeforeEach
    void start() throws IOException {
        server = ContextRoot.start(temp, "/films");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("F-134")
    @Tag("F-195")
    void allOfTheSiteLivesBelowItsContextRoot() {
        page().onRequest(request -> asked.add(request.url()));
        page().navigate(root());
        new BrowsePage(page()).shows(20).search("\"great train robbery\"").shows(1);
        assertThat(page()).hasURL(root() + "?text=%22great+train+robbery%22");
        page().locator(".card").click();
        assertThat(page().locator("h1")).hasText("The Great Train Robbery");
        assertThat(page()).hasURL(root() + "movies/id/573a1390f29313caabcd42e8");
        page().reload();
        assertThat(page().locator("h1")).hasText("The Great Train Robbery");

        signUp();
        assertThat(page()).hasURL(root() + "movies/id/573a1390f29313caabcd42e8");
        var film = new FilmPage(page()).write("Seen under a context root.");
        assertThat(film.comments().first().locator("time")).isVisible();
        assertThat(film.texts().first()).hasText("Seen under a context root.");

        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Status"))
                .click();
        assertThat(page()).hasURL(root() + "status");
        assertThat(page().locator("h1")).hasText("Is it true?");
        page().goBack();
        assertThat(page().locator("h1")).hasText("The Great Train Robbery");
        assertThat(page().navigate(root() + "no/such/page").status()).isEqualTo(404);
        assertThat(page().locator("h1")).hasText("There is nothing here");
        assertThat(server.site().anyone().movies().list().header("Link"))
                .containsPattern("</films/api/v1/movies\\?page=1&after=[\\w-]+>; rel=\"next\"");
        assertThat(asked).allMatch(url -> url.startsWith(root()));
        theApiIsTriedBelowIt();
        assertThat(server.site()
                        .anyone()
                        .status()
                        .run("projection")
                        .json()
                        .getString("result")
                        .getValue())
                .isEqualTo("pass");
        linksOfTheApiLeadBelowIt();
    }

    private void linksOfTheApiLeadBelowIt() {
        var site = server.site();
        var admin = Visitor.admin(site);
        var film = admin.movies().create(Json.of("title", "A Film below a Context Root"));
        leads(film.header("Location"), admin);
        var migration =
                admin.migrations().all().json().getArray("migrations").get(0).asDocument();
        leads(migration.getString("href").getValue(), admin);
        var run = admin.migrations().start(migration.getString("name").getValue());
        leads(run.header("Location"), admin);
        leads(run.json().getString("href").getValue(), admin);
    }

    // An address as the server gives it, which may name the server.
    private void leads(String address, Visitor admin) {
        var below = server.site().root().getPath() + "api/v1";
        var path = URI.create(address).getPath();
        assertThat(path).startsWith(below + "/");
        assertThat(admin.get(path.substring(below.length())).status()).isEqualTo(200);
    }

    // Its description is the server's, at the server's root.
    private void theApiIsTriedBelowIt() {
        page().navigate(root() + "docs");
        assertThat(page().locator(".opblock")).hasCount(Routes.PROMISED.size());
        assertThat(page().locator(".servers option")).hasText("/films/api/v1");
    }

    private void signUp() {
        new FilmPage(page()).link("Log in to write").click();
        page().locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign up"))
                .click();
        new DoorPage(page())
                .fill("Name", "Ada Example")
                .fill("E-mail", "c-" + UUID.randomUUID() + "@example.com")
                .fill("Password", Visitor.PASSWORD)
                .submit("Sign up");
    }

    private Page page() {
        return browser.page();
    }

    private String root() {
        return server.site().root().toString();
    }
}
