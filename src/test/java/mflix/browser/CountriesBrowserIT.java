package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

/** H8: all titles of a country. */
class CountriesBrowserIT extends SiteBrowserTest {

    @Test
    void allTitlesOfACountryAreFilteredAsOneTypes() {
        visit("country-results?countries=Japan");
        var all = site().anyone()
                .movies()
                .titlesFrom("Japan")
                .json()
                .getInt32("total_results")
                .getValue();
        assertThat(titles()).hasCount(all);
        assertThat(page()).hasTitle("Japan · MFlix");
        assertThat(page().locator("main")).containsText(all + " titles");
        browser.inspect("countries", Browser.View.values());
        page().getByLabel("Only titles with").fill("samu");
        assertThat(titles()).hasText(new String[] {"Seven Samurai"});
        assertThat(page().locator("main")).containsText("1 of " + all + " titles");
        titles().click();
        assertThat(page().locator("h1")).hasText("Seven Samurai");
        page().goBack();
        assertThat(titles()).hasCount(all);
    }

    @Test
    void aCountryAloneInTheSearchLeadsHere() {
        visit("?countries=Japan");
        page().locator(".way").click();
        assertThat(page().locator("h1")).hasText("Films of Japan");
    }

    @Test
    void aNameWithSignsWorks() {
        page().route("**/api/v1/movies/countries?countries=A%26B+%2B+C%23", route -> answer(route, "[]"));
        visit("country-results?countries=A%26B+%2B+C%23");
        assertThat(page().locator("h1")).hasText("Films of A&B + C#");
        assertThat(page().locator("main")).containsText("There are no such films");
        browser.inspect("countries-empty");
    }

    @Test
    void dirtyTitlesBreakNothing() {
        page().route(
                        "**/api/v1/movies/countries?**",
                        route -> answer(
                                route,
                                "[{\"_id\":\"573a1390f29313caabcd42e8\",\"title\":2046},{\"_id\":\"2\",\"title\":null},"
                                        + "{\"_id\":\"3\",\"title\":\"<b>É</b>\"}]"));
        visit("country-results?countries=Japan");
        assertThat(titles()).hasText(new String[] {"2046", "Untitled", "<b>É</b>"});
        page().getByLabel("Only titles with").fill("204");
        assertThat(titles()).hasText(new String[] {"2046"});
        page().getByLabel("Only titles with").fill("e");
        assertThat(titles()).hasText(new String[] {"Untitled", "<b>É</b>"});
    }

    @Test
    void withoutACountryThereIsAWayOut() {
        visit("country-results");
        assertThat(page().locator(".titles a").first()).hasText(java.util.regex.Pattern.compile("\\D+\\d+"));
        assertThat(page().getByText("← All films")).isVisible();
        browser.inspect("countries-none");
    }

    private Locator titles() {
        return page().locator(".titles a");
    }

    private static void answer(Route route, String titles) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"titles\":" + titles + ",\"filters\":{},\"total_results\":0}"));
    }
}
