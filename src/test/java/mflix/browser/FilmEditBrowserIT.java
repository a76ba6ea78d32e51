package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import java.util.regex.Pattern;
import mflix.testing.Json;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Films added, changed and deleted by administrators. */
@Tag("F-315")
class FilmEditBrowserIT extends OwnFilmTest {

    private Locator field(String label) {
        return page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private void press(String name) {
        page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    void aFilmIsChangedFromItsPageAndRefusedAtTheField() {
        openAs(Visitor.admin(site()));
        page().getByText("Edit this film").click();
        assertThat(field("Title")).hasValue("A film of one test");
        field("Year").fill("soon");
        press("Save");
        assertThat(page().locator("#year-error")).isVisible();
        assertThat(field("Year")).isFocused();
        field("Year").fill("1931");
        field("Directors, one a line").fill("Ada Example\nOtto Other");
        browser.inspect("film-edit");
        press("Save");
        assertThat(page().locator(".film")).containsText("1931");
        assertThat(page().locator(".film")).containsText("Otto Other");
        assertThat(page().locator("#toast")).containsText("The film is saved");
    }

    @Test
    void whenSomebodyElseWasFasterBothVersionsAreShown() {
        var admin = Visitor.admin(site());
        browser.begin(admin.welcome());
        visit("admin/films/" + film());
        field("Rated").fill("PG");
        admin.movies().change(film(), Json.of("rated", "R", "year", 1950));
        press("Save");
        var both = page().locator(".conflict");
        assertThat(both).containsText("Somebody has changed this film meanwhile");
        assertThat(both.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Rated")))
                .hasText(Pattern.compile("Rated\\s*PG\\s*R"));
        browser.inspect("film-conflict");
        press("Save mine over it");
        assertThat(page().locator(".film")).containsText("PG");
        assertThat(page().locator(".film")).containsText("1950");
    }

    @Test
    @Tag("F-477")
    void severalFilmsAreImportedAndWhatIsRefusedIsListed() {
        var admin = Visitor.admin(site());
        browser.begin(admin.welcome());
        visit("admin/films/new");
        page().getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Import films").setExact(true))
                .click();
        var films = page().getByLabel("Films", new Page.GetByLabelOptions().setExact(true));
        press("Import");
        assertThat(films).isFocused();
        assertThat(films).hasAccessibleDescription(Pattern.compile("write at least one film"));
        for (var wrong : Map.of(
                        "{\"title\": \"A\"}\nno film",
                        "Line 2 is no JSON object.",
                        "[{\"title\": \"A\"}",
                        "This is no complete JSON array.",
                        "[1]",
                        "Number 1 is no object.",
                        "[]",
                        "The array holds no films.",
                        "[" + "{},".repeat(1000) + "{}]",
                        "These are 1001 films; 1000 can be imported at once.")
                .entrySet()) {
            films.fill(wrong.getKey());
            assertThat(films)
                    .hasAccessibleDescription(Pattern.compile(wrong.getValue().replace(".", "\\.")));
        }
        browser.inspect("film-import-refused");
        page().getByLabel("A file")
                .setInputFiles(new FilePayload(
                        "films.ndjson",
                        "application/x-ndjson",
                        "{\"title\": \"Imported <b>one</b>\", \"year\": 1927}\n\n{\"year\": \"soon\"}\n{\"title\": \"Imported two\"}\n"
                                .getBytes(UTF_8)));
        assertThat(page().locator("main")).containsText("3 films: Imported <b>one</b>, Untitled, Imported two");
        press("Import");
        var outcome = page().locator(".import-outcome");
        assertThat(outcome.locator("h2")).hasText("2 films are added, 1 was not");
        assertThat(outcome.locator("h2")).isFocused();
        assertThat(outcome.locator("tbody tr").first()).containsText("2: Untitled");
        browser.inspect("film-import");
        for (var link : outcome.getByRole(AriaRole.LINK).all()) {
            var id = link.getAttribute("href").replaceFirst(".*/", "");
            org.assertj.core.api.Assertions.assertThat(admin.movies().delete(id).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFilmIsAddedAndDeleted() {
        browser.begin(Visitor.admin(site()).welcome());
        visit("admin/films/new");
        assertThat(field("Title")).isVisible();
        browser.inspect("film-new");
        field("Title").fill("A film made by hand");
        press("Add the film");
        assertThat(page().locator(".film h1")).hasText("A film made by hand");
        page().getByText("Edit this film").click();
        press("Delete the film …");
        page().keyboard().press("Enter");
        assertThat(page().getByRole(AriaRole.DIALOG)).hasCount(0);
        press("Delete the film …");
        page().getByRole(AriaRole.DIALOG)
                .getByText("Delete the film", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page()).hasURL(site().root().toString());
        assertThat(page().locator("#toast")).containsText("The film is deleted");
    }
}
