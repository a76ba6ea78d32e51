package mflix;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first page in a real browser. Its pictures lie in {@code target/pictures} afterwards; the README shows the first. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class FirstPageBrowserIT {

    @ArquillianResource
    private URI deployed;

    private URI root;
    private Browser browser;
    private Page page;

    @BeforeEach
    void open() {
        root = new Site(deployed.getPort()).root();
        browser = Browser.open();
        page = browser.page();
        page.navigate(root.toString());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void showsTheDemoCatalogueAsPosters() {
        assertThat(page.locator(".card")).hasCount(20);
        assertThat(page.locator(".card").first()).isVisible();
        browser.picture("first-page");
        page.setViewportSize(360, 800);
        browser.picture("first-page-phone");
    }

    @Test
    void moreFilmsCanBeAddedAndTheAddressKnows() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More films"))
                .click();
        assertThat(page.locator(".card")).hasCount(40);
        page.reload();
        assertThat(page.locator(".card")).hasCount(40);
    }

    @Test
    void aFilmIsFoundOpenedAndLeftByTheBackButton() {
        page.getByRole(AriaRole.SEARCHBOX).fill("\"great train robbery\"");
        page.keyboard().press("Enter");
        assertThat(page.locator(".card")).hasCount(1);
        var address = page.url();
        page.locator(".card").first().click();
        assertThat(page.locator("h1")).hasText("The Great Train Robbery");
        browser.picture("film");
        page.goBack();
        assertThat(page.locator(".card")).hasCount(1);
        assertThat(page.url()).isEqualTo(address);
    }

    @Test
    void nothingFoundIsSaidAndASearchCanBeCleared() {
        page.navigate(root + "?text=xyzzyplugh");
        assertThat(page.locator(".card")).hasCount(0);
        assertThat(page.locator("main")).containsText("xyzzyplugh");
    }

    @Test
    void deepLinkToAFilmThatDoesNotExistShowsTheRefusal() {
        browser.expectConsole(List.of("404"));
        page.navigate(root + "?film=573a13b7f29313caabd490b9");
        assertThat(page.locator("main")).containsText("no film");
    }
}
