package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values that a migration leaves as they are, in the console: three of the demo catalogue and two of the test's own. */
class RefusedValuesBrowserIT extends MigrationConsoleTest {
    private ObjectId first;
    private ObjectId second;
    private String textOfFirst;
    private String textOfSecond;

    @BeforeEach
    void plantTwo() {
        first = films.convertible().get(0);
        second = films.convertible().get(1);
        textOfFirst = films.plant(first, " 2015-02-30\n");
        textOfSecond = films.plant(second, "");
    }

    @AfterEach
    void pullOut() {
        films.undoAll();
        films.plant(first, textOfFirst);
        films.plant(second, textOfSecond);
    }

    @Test
    void refusedValuesAreShownWithTheirReasonExportedAndRetried() throws IOException {
        visit("admin/migrations/movies-lastupdated");
        assertThat(new MigrationPage(page()).plan()).containsText("5 would not");
        var run = new MigrationPage(page()).start();
        assertThat(run.state()).containsText("Succeeded, with refused values");
        var refused = run.part("Refused values");
        assertThat(refused).containsText("“␣2015-02-30‹LF›”");
        assertThat(refused.locator("a[href='movies/id/" + first.toHexString() + "']"))
                .hasText(titleOf(first));
        browser.inspect("run-refused");
        refused.getByLabel("Reason").selectOption("EMPTY");
        assertThat(rows(refused)).hasCount(2);
        assertThat(rows(refused).filter(about(second))).containsText("“”");

        assertThat(exported("CSV")).startsWith("document,raw,reason,").contains(first.toHexString(), "UNKNOWN_FORMAT");
        assertThat(exported("NDJSON").lines()).hasSize(5).anyMatch(line -> line.contains("\" 2015-02-30\\n\""));

        films.plant(first, textOfFirst);
        run.press("Retry refused values");
        assertThat(run.heading()).hasText("Retry of movies-lastupdated");
        assertThat(run.state()).containsText("Succeeded, with refused values");
        refused.getByLabel("Resolved ones too").check();
        assertThat(rows(refused)).hasCount(5);
        assertThat(rows(refused).filter(about(first))).containsText("Changed by application");
        listedAsNeedingAttention();
    }

    @Test
    @Tag("F-481")
    void aRefusedValueIsMendedOnItsFilm() {
        visit("admin/migrations/movies-lastupdated");
        var run = new MigrationPage(page()).start();
        assertThat(run.state()).containsText("Succeeded, with refused values");
        assertThat(page().locator(".board h2").first()).hasText("Verification");
        var row = rows(run.part("Refused values")).filter(about(first));
        var mend = row.getByText("Mend it");
        mend.click();
        assertThat(page().locator("main")).containsText("The date of the last change is no date");
        assertThat(page().locator("main")).containsText("2015-02-30");
        browser.inspect("film-undated");
        page().getByText("Set the date to now").click();
        assertThat(page().locator("#toast")).containsText("The date is set");
        assertThat(page()).hasURL(Pattern.compile("/movies/id/" + first + "$"));
        assertThat(site().anyone().movies().one(first.toString()).text())
                .contains("\"updated_type\":\"java.util.Date\"");
        visit("admin/films/" + first);
        assertThat(page().getByText("Set the date to now")).hasCount(0);
    }

    @Test
    void aTitleOfOneLongWordLeavesTheOtherColumnsInSight() {
        visit("admin/migrations/movies-lastupdated");
        var run = new MigrationPage(page()).start();
        assertThat(run.state()).containsText("Succeeded, with refused values");
        var longTitle = "x".repeat(200);
        page().route("**/errors?*", route -> {
            var reply = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(reply)
                    .setBody(reply.text().replace(titleOf(first), longTitle)));
        });
        page().reload();
        var region = page().getByLabel("The refused values, as a table");
        assertThat(region).containsText(longTitle);
        browser.show(Browser.View.DESK_DARK);
        assertThat((Boolean) region.evaluate("region => region.scrollWidth <= region.clientWidth"))
                .isTrue();
    }

    private String titleOf(ObjectId film) {
        return site().anyone()
                .movies()
                .one(film.toString())
                .json()
                .getDocument("movie")
                .getString("title")
                .getValue();
    }

    private static Locator rows(Locator refused) {
        return refused.locator("tbody tr");
    }

    private static Locator.FilterOptions about(ObjectId film) {
        return new Locator.FilterOptions().setHasText(film.toHexString());
    }

    private String exported(String format) throws IOException {
        var download = page().waitForDownload(() -> page().getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Export as " + format))
                .click());
        assertThat(download.suggestedFilename()).isEqualTo("movies-lastupdated." + format.toLowerCase(Locale.ROOT));
        return Files.readString(download.path());
    }

    private void listedAsNeedingAttention() {
        visit("admin/migrations");
        var group = page().locator("section")
                .filter(new Locator.FilterOptions()
                        .setHas(page().getByRole(
                                        AriaRole.HEADING, new Page.GetByRoleOptions().setName("Needs attention"))));
        assertThat(group).containsText("movies-lastupdated");
        assertThat(group).containsText("4 open");
        browser.inspect("migrations-attention");
    }
}
