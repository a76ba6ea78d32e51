package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The guides as pages of the site. */
@Tag("F-356")
class GuidesBrowserIT extends SiteBrowserTest {

    private Locator link(String name) {
        return page().locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void theHeaderLeadsToTheGuidesAndEachToTheNext() {
        visit("");
        page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Site"))
                .getByText("Guides")
                .click();
        assertThat(page()).hasTitle("Guides · MFlix");
        browser.inspect("guides");
        link("Connecting").click();
        assertThat(page()).hasURL(site().root() + "guides/connecting");
        assertThat(page().locator("h1")).hasText("Connecting");
        page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Guides"))
                .getByText("Next: ")
                .click();
        assertThat(page()).hasURL(site().root() + "guides/connection-pooling");
        page().locator("header nav").getByText("Films").click();
        assertThat(page().locator(".card").first()).isVisible();
    }

    @Test
    void aGuideShowsThisServersFiguresAndCodeThatCanBeCopied() {
        visit("guides/connecting");
        assertThat(page().locator("[data-live='config-options'] dl")).containsText("pool_size");
        assertThat(page().locator("[data-live='ticket connection']")).containsText("films.");
        assertThat(page().locator(".keyword").first()).isVisible();
        browser.inspect("guide", Browser.View.values());
        browser.inspectForced("guide");
        var console =
                page().locator(".code:has(.command)").filter(new Locator.FilterOptions().setHasText("config-options"));
        console.getByRole(AriaRole.BUTTON).click();
        assertThat(console.getByRole(AriaRole.BUTTON)).hasText("Copied the code");
        assertThat(page().evaluate("navigator.clipboard.readText()"))
                .isEqualTo("curl -s http://localhost:8080/api/v1/movies/config-options\n");
    }

    @Test
    void aTicketIsCheckedFromTheGuideThatItBelongsTo() {
        visit("guides/connection-pooling");
        var place = page().locator("[data-live='ticket connection_pooling']");
        place.getByRole(AriaRole.BUTTON).click();
        assertThat(place).containsText("most_in_use");
    }

    @Test
    void codeLeadsToItsLineInTheSource() {
        visit("guides/connecting");
        link("MongoClientProducer.java")
                .or(page().getByText("MongoClientProducer.java, line"))
                .first()
                .click();
        assertThat(page().locator("h1")).hasText("src/main/java/mflix/mongo/MongoClientProducer.java");
        assertThat(page().locator(".line:target")).isInViewport();
        browser.inspect("guide-source");
    }

    @Test
    void everyLinkOfEveryGuideLeadsToAPage() {
        visit("guides");
        var guides = addresses("main a");
        assertThat(guides).hasSizeGreaterThan(12);
        for (var guide : guides) {
            page().navigate(guide);
            for (var address : addresses("main a")) {
                assertThat(site().page(address.substring(
                                                site().root().toString().length())
                                        .replaceFirst("#.*", ""))
                                .statusCode())
                        .as(guide + " leads to " + address)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void theStatusPageAndTheFilmLeadToTheGuides() {
        visit("status");
        page().locator(".ticket summary").first().click();
        assertThat(page().locator("a[href='guides/connection-pooling']")).isVisible();
        assertThat(page().locator(".lead a[href='guides']")).isVisible();
        visit("movies/id/573a1390f29313caabcd42e8");
        page().getByText("reading films").click();
        assertThat(page().locator("h1")).containsText("Reading");
    }

    /** Those below this site. */
    @SuppressWarnings("unchecked")
    private List<String> addresses(String selector) {
        var all = (List<String>)
                page().locator(selector).evaluateAll("links => [...new Set(links.map(({ href }) => href))]");
        return all.stream()
                .filter(href -> href.startsWith(site().root().toString()))
                .toList();
    }
}
