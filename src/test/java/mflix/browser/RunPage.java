package mflix.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The page of one run of a migration. */
final class RunPage {
    private final Page page;

    RunPage(Page page) {
        this.page = page;
    }

    Locator heading() {
        return page.locator("h1");
    }

    Locator state() {
        return page.locator(".page-head .state");
    }

    Locator why() {
        return page.locator(".why");
    }

    /** A part of the page by its heading. */
    Locator part(String heading) {
        return page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(heading).setExact(true))
                .first();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What holds the buttons. */
    Locator group() {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("What can be done now"));
    }

    /** The buttons of all that can be done now. */
    Locator actions() {
        return page.locator("[data-action]");
    }

    RunPage press(String name) {
        button(name).click();
        return this;
    }

    void setPace(String niceRatio, String minPauseMillis) {
        page.getByLabel("Rest after a batch").fill(niceRatio);
        page.getByLabel("Pause between batches").fill(minPauseMillis);
        press("Set the pace");
    }

    /** Asks for the old values, and confirms with that name. */
    Locator undo(String typed) {
        press("Undo …");
        return confirm(typed);
    }

    Locator confirm(String typed) {
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).fill(typed);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .click();
        return dialog;
    }

    /** What a screen reader has announced last. */
    Locator told() {
        return page.locator("#polite");
    }
}
