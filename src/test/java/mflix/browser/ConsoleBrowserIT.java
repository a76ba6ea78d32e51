package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import mflix.testing.Json;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The console at its edges: lines for other ways in, what does not exist, and who may see it. */
class ConsoleBrowserIT extends MigrationConsoleTest {

    @Test
    @Tag("F-259")
    void optionsOfAStartAreRefusedAtTheirFields() {
        visit("admin/migrations/movies-lastupdated");
        page().locator("summary")
                .filter(new Locator.FilterOptions().setHasText("How the next run works"))
                .click();
        var workers = page().getByLabel("Workers");
        workers.fill("99");
        page().getByLabel("Time of the day").fill("abc");
        var migration = new MigrationPage(page());
        migration.press("Start a run");
        assertThat(workers).hasAttribute("aria-invalid", "true");
        assertThat(workers).isFocused();
        assertThat(page().locator("main")).containsText("This must be a whole number from 1 to 4.");
        assertThat(page().locator("main")).containsText("Write it like 01:00-05:00, in UTC, or leave it empty.");
        assertThat(page().locator(".notice.bad")).hasCount(0);
        browser.inspect("migration-start-refused");
        workers.fill("");
        page().getByLabel("Time of the day").fill("");
        page().getByLabel("RANGE_PIPELINE").check();
        migration.press("Start a run");
        assertThat(page().locator("main")).containsText("It needs updates by a pipeline");
    }

    @Test
    void theSameActionCanBeCopiedForAScriptAndForTheTerminal() {
        var run = open(films.runToItsEnd(Json.of()));
        page().locator("summary")
                .filter(new Locator.FilterOptions().setHasText("The same without this page"))
                .click();
        assertThat(page().locator(".lines code").last())
                .hasText("./mflix migrate undo --migration=movies-lastupdated --confirm=movies-lastupdated");
        run.button("Copy: Verify again, REST").click();
        assertThat(run.told()).hasText("Copied");
        assertThat((String) page().evaluate("navigator.clipboard.readText()"))
                .startsWith("curl -X POST -H \"Authorization: Bearer $TOKEN\" " + site().root()
                        + "api/v1/admin/migrations/movies-lastupdated/runs/")
                .endsWith("/verify");
        browser.inspect("run-lines");
    }

    @Test
    void whatDoesNotExistSaysSo() {
        visit("admin/migrations/no-such-thing");
        assertThat(page().locator("h1")).hasText("This migration does not exist");
        browser.inspect("migration-missing");
        visit("admin/migrations/movies-lastupdated/runs/ffffffffffffffffffffffff");
        assertThat(page().locator("h1")).hasText("This run does not exist");
        visit("admin/migrations/movies-lastupdated/runs/zz");
        assertThat(page().locator("h1")).hasText("This run does not exist");
        browser.inspect("run-missing");
    }

    @Test
    void onlyAdministratorsSeeTheConsole() {
        var member = browser.tab();
        browser.begin(member, Visitor.user(site()).welcome());
        for (var path : new String[] {"", "/movies-lastupdated", "/movies-lastupdated/runs/ffffffffffffffffffffffff"}) {
            member.navigate(site().root() + "admin/migrations" + path);
            assertThat(member.locator("h1")).hasText("Only administrators can see this");
        }
    }

    private RunPage open(String path) {
        visit(path.substring(1));
        var run = new RunPage(page());
        assertThat(run.state()).containsText("Succeeded");
        return run;
    }
}
