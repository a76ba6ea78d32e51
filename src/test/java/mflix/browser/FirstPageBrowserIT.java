package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The first page in a real browser. Its pictures lie in {@code target/screenshots} afterwards. */
class FirstPageBrowserIT extends SiteBrowserTest {

    @Test
    void showsTheDemoCatalogueAsPosters() {
        visit("");
        assertThat(page().locator(".card")).hasCount(20);
        assertThat(page().locator(".card .poster").first()).isVisible();
        browser.inspect("browse");
    }

    @Test
    void moreFilmsCanBeAddedAndTheAddressKnows() {
        visit("");
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More films"))
                .click();
        assertThat(page().locator(".card")).hasCount(40);
        assertThat(page().locator(".card").nth(20)).isFocused();
        page().reload();
        assertThat(page().locator(".card")).hasCount(40);
    }

    @Test
    void aFilmIsFoundOpenedAndLeftByTheBackButton() {
        visit("");
        page().getByRole(AriaRole.SEARCHBOX).fill("\"great train robbery\"");
        page().keyboard().press("Enter");
        assertThat(page().locator(".card")).hasCount(1);
        var address = page().url();
        page().locator(".card").first().click();
        assertThat(page().locator("h1")).hasText("The Great Train Robbery");
        browser.inspect("film");
        page().goBack();
        assertThat(page().locator(".card")).hasCount(1);
        assertThat(page().url()).isEqualTo(address);
    }

    @Test
    void nothingFoundIsSaidAndASearchCanBeCleared() {
        visit("?text=xyzzyplugh");
        assertThat(page().locator("main")).containsText("No film is like that");
        assertThat(page().locator(".card")).hasCount(0);
        browser.inspect("browse-empty");
    }

    @Test
    void deepLinkToAFilmThatDoesNotExistSaysSo() {
        visit("movies/id/573a13b7f29313caabd490b9");
        assertThat(page().locator("h1")).hasText("This film does not exist");
        browser.inspect("film-missing");
    }

    @Test
    void anAddressThatLeadsNowhereSaysSo() {
        assertThat(page().navigate(site().root() + "no/such/page").status()).isEqualTo(404);
        assertThat(page().locator("h1")).hasText("There is nothing here");
        browser.inspect("nowhere");
    }
}
