package mflix.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A film and what is said about it. */
record FilmPage(Page page) {

    FilmPage write(String text) {
        box().fill(text);
        return send();
    }

    FilmPage send() {
        button("Send").click();
        return this;
    }

    /** Puts this text in the place of one's newest comment and leaves it unsaved. */
    FilmPage edit(String text) {
        button("Edit your comment").first().click();
        editor().fill(text);
        return this;
    }

    FilmPage save() {
        button("Save").click();
        return this;
    }

    /** Asks for one's newest comment to be deleted; the dialog is open then. */
    FilmPage askToDelete() {
        button("Delete your comment").first().click();
        return this;
    }

    Locator box() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Write about this film"));
    }

    Locator editor() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Your comment"));
    }

    Locator comments() {
        return page.locator("li.comment");
    }

    Locator texts() {
        return comments().locator(".user-text");
    }

    /** All about the comments. */
    Locator talk() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Comments"));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    FilmPage confirm(String action) {
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action))
                .click();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
