package mflix.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The page of one migration. */
final class MigrationPage {
    private final Page page;

    MigrationPage(Page page) {
        this.page = page;
    }

    /** A part of the page by its heading. */
    Locator part(String heading) {
        return page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(heading).setExact(true))
                .first();
    }

    Locator plan() {
        press("Show the plan");
        return part("Plan");
    }

    /** Starts a run with ranges of 100 documents that rests that long after each batch. */
    RunPage startSlowly(String pauseMillis) {
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("How the next run works"))
                .click();
        page.getByLabel("Documents in a range").fill("100");
        page.getByLabel("Pause between batches").fill(pauseMillis);
        return start();
    }

    RunPage start() {
        press("Start a run");
        return new RunPage(page);
    }

    RunPage follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).click();
        return new RunPage(page);
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
