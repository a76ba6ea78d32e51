package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import mflix.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A migration from its plan to its undoing, as two administrators go through it. */
class MigrationsBrowserIT extends MigrationConsoleTest {
    /** Texts of the demo catalogue that are no times. */
    private static final int REFUSED = 3;

    private static final String AMBER = "rgb(240, 181, 74)";

    private Visitor colleague;

    @BeforeEach
    void comeTogether() {
        colleague = Visitor.admin(site());
    }

    @Test
    @Tag("F-523")
    @Tag("F-524")
    @Tag("F-525")
    void aRunIsPlannedPausedMetByAnotherAdministratorVerifiedAndUndone() {
        var all = films.texts();
        visit("admin/migrations");
        assertThat(page().locator("main")).containsText("No migration is running.");
        browser.inspect("migrations");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("movies-lastupdated"))
                .click();
        var migration = new MigrationPage(page());
        assertThat(page().locator("h1")).hasText("movies-lastupdated");
        assertThat(page().locator("h1")).isFocused();
        assertThat(migration.plan())
                .containsText((all - REFUSED) + " values would be converted, " + REFUSED
                        + " would not. Nothing has been written.");
        assertThat(migration.part("Plan")).containsText("The texts carry no zone; they are read as UTC.");
        assertThat(migration.part("Plan")).containsText("9 stands for a digit, a for a letter");
        assertThat(migration.part("Refused values")).containsText("There are no such values.");
        assertThat(page().getByText("Export as")).hasCount(0);
        browser.inspect("migration-plan");
        browser.inspectForced("migration-plan");

        var other = otherTab();
        var run = migration.startSlowly("60000");
        assertThat(run.heading()).hasText("Migration of movies-lastupdated");
        assertThat(run.heading()).isFocused();
        assertThat(run.why()).containsText("Waiting since");
        assertThat(run.part("Progress")).containsText(Pattern.compile("\\b4[01] %"));
        assertThat(run.part("Verification")).containsText("It comes at the end");
        assertThat(page().locator("main")).not().containsText("Succeeded");
        assertThat(run.told()).hasText("Running, 40 %");
        browser.inspect("run-waiting");
        theBarIsSeenInForcedColours();
        page().reload();
        assertThat(run.state()).containsText("Running, waiting");

        pausesBehindItsBack(run, metByAnother(other));
        run.press("Change the pace");
        run.setPace("11", "0");
        assertThat(run.part("Pace")).containsText("must be a number from 0 to 10");
        browser.inspect("run-pace-refused");
        run.setPace("0.5", "0");
        assertThat(run.part("Pace")).containsText("rests 0.5 times as long");
        run.press("Resume");
        assertThat(run.state()).containsText("Succeeded, with refused values");
        verifiedAndTold(run);

        assertThat(run.undo("movies-year"))
                .containsText("Nothing was done: this is not the name. Type movies-lastupdated");
        assertThat(page().locator("#confirm")).isFocused();
        assertThat(page().locator("#confirm")).hasAttribute("aria-invalid", "true");
        browser.inspect("run-undo-dialog");
        run.confirm("movies-lastupdated");
        assertThat(run.heading()).hasText("Undo of movies-lastupdated");
        assertThat(run.state()).hasText(Pattern.compile("Succeeded$"));
        org.assertj.core.api.Assertions.assertThat(films.texts()).isEqualTo(all);
        visit("admin/migrations/movies-lastupdated");
        assertThat(migration.part("Runs")).containsText("Undo");
        browser.inspect("migration-with-runs");
        org.assertj.core.api.Assertions.assertThat(Axe.ambiguousLandmarks(page()))
                .isEmpty();
    }

    @Test
    @Tag("F-540")
    void aRunIsStartedPausedAndResumedInTheListWhichSaysWhatItIsFor() {
        var all = films.texts();
        visit("admin/migrations");
        var row = listed();
        assertThat(row).containsText("Turns every text in movies.lastupdated into a date.");
        assertThat(row).containsText(Pattern.compile("To do\\s*" + (all - REFUSED) + " of \\d+"));
        press(row, "Start a run");
        var run = new RunPage(page());
        assertThat(run.heading()).hasText("Migration of movies-lastupdated");
        assertThat(run.state()).containsText("Succeeded, with refused values");
        films.undoAll();
        anUndoneRunSaysSo(run);

        films.startSlowly();
        visit("admin/migrations");
        assertThat(group("Running").locator(listed())).hasCount(1);
        press(row, "Pause");
        assertThat(row.locator(".state")).hasText("△ Paused");
        assertThat(group("Needs attention").locator(listed())).hasCount(1);
        press(row, "Resume");
        assertThat(row.locator(".state")).containsText("Running");
        assertThat(row.getByRole(AriaRole.BUTTON)).hasText(new String[] {"Pause"});
    }

    /** In amber, neither good nor bad, with a link to who put the old values back. */
    private void anUndoneRunSaysSo(RunPage run) {
        page().reload();
        assertThat(run.state()).hasText("△ Undone");
        assertThat(run.state()).hasCSS("color", AMBER);
        assertThat(page().locator(".page-head")).containsText("Undone by " + admin.email());
        browser.inspect("run-undone");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Undone by"))
                .click();
        assertThat(run.heading()).hasText("Undo of movies-lastupdated");
        assertThat(run.state()).hasText("✔ Succeeded");
    }

    private Locator listed() {
        return page().locator(".migration").filter(new Locator.FilterOptions().setHasText("movies-lastupdated"));
    }

    private Locator group(String heading) {
        return page().locator(".group")
                .filter(new Locator.FilterOptions().setHas(page().locator("h2").getByText(heading)));
    }

    private static void press(Locator row, String button) {
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }

    /** What is done, at its left end, looks different from what is not, at its right end. */
    private void theBarIsSeenInForcedColours() {
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page().emulateMedia(new Page.EmulateMediaOptions()
                    .setForcedColors(ForcedColors.ACTIVE)
                    .setColorScheme(colours));
            var bar = picture(page().locator(".percent progress").first());
            var middle = bar.getHeight() / 2;
            var done = bar.getRGB(bar.getWidth() / 10, middle);
            var rest = bar.getRGB(bar.getWidth() * 9 / 10, middle);
            org.assertj.core.api.Assertions.assertThat(Contrast.between(done, rest))
                    .as("%x on %x, %s", done, rest, colours)
                    .isGreaterThan(3);
            browser.picture("run-forced-" + colours.name().toLowerCase(Locale.ROOT));
        }
        page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }

    private static BufferedImage picture(Locator part) {
        try {
            return ImageIO.read(new ByteArrayInputStream(part.screenshot()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A second administrator, whose page has lost the connection and does not know of the run. */
    private Page otherTab() {
        var other = browser.tab();
        browser.begin(other, colleague.welcome());
        other.navigate(site().root() + "admin/migrations/movies-lastupdated");
        assertThat(other.locator("[data-action=run]")).isVisible();
        other.route("**/admin/migrations/movies-lastupdated", route -> route.abort());
        assertThat(other.locator(".stale")).hasText(Pattern.compile("Values as of \\d\\d:\\d\\d:\\d\\d, reconnecting"));
        return other;
    }

    /** The second start is refused with a link, which leads to the run. */
    private RunPage metByAnother(Page other) {
        var migration = new MigrationPage(other);
        migration.start();
        assertThat(other.locator("main")).containsText("Another run is under way");
        var run = migration.follow("See the run that is under way");
        assertThat(run.why()).containsText("Waiting since");
        return run;
    }

    /** The other one pauses while this page gets no reply; pausing once more is refused, and shows the state of the run. */
    private void pausesBehindItsBack(RunPage run, RunPage elsewhere) {
        page().route("**/runs/*", route -> route.abort());
        assertThat(page().locator(".bar")).containsText("No connection; what you see is from");
        assertThat(page().locator(".stale")).isHidden(); // one line says so
        elsewhere.press("Pause");
        assertThat(elsewhere.state()).containsText("Paused");
        assertThat(elsewhere.group()).isFocused();
        run.press("Pause");
        assertThat(page().locator("main")).containsText("The run has moved on");
        page().unroute("**/runs/*");
        assertThat(run.button("Resume")).isVisible();
        assertThat(run.state()).containsText("Paused");
        assertThat(page().locator(".stale")).hasCount(0);
        assertThat(run.told()).hasText("Paused, 40 %");
        browser.inspect("run-moved-on");
    }

    private void verifiedAndTold(RunPage run) {
        assertThat(run.part("Verification").getByRole(AriaRole.LISTITEM)).hasCount(5);
        assertThat(run.part("Verification").getByText("passed")).hasCount(5);
        assertThat(run.part("Timeline")).containsText(admin.email());
        assertThat(run.part("Timeline")).containsText(colleague.email());
        assertThat(run.part("Timeline")).containsText("niceRatio 0 → 0.5");
        assertThat(run.actions()).hasText(new String[] {"Retry refused values", "Verify again", "Undo …"});
        browser.inspect("run-succeeded");
        browser.inspectForced("run-succeeded");
        org.assertj.core.api.Assertions.assertThat(Axe.ambiguousLandmarks(page()))
                .isEmpty();
    }
}
