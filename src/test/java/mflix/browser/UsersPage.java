package mflix.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Everybody who has an account. */
record UsersPage(Page page) {

    UsersPage search(String text) {
        page.getByLabel("Part of a name or an e-mail address").fill(text);
        page.keyboard().press("Enter");
        return this;
    }

    Locator people() {
        return page.locator(".people tbody tr");
    }

    Locator person(String email) {
        return people().filter(new Locator.FilterOptions().setHasText(email));
    }

    /** Presses the button of this person's row and answers what the dialog asks with its button of the same name. */
    UsersPage change(String email, String action) {
        open(email);
        confirm(action);
        return this;
    }

    UsersPage open(String email) {
        return press(email, Pattern.compile("^(?:Make administrator|Take the right away)"));
    }

    /** Asks for a link by which that person sets a new password. */
    UsersPage makeLink(String email) {
        press(email, Pattern.compile("^Link for a new password")).confirm("Make the link");
        return this;
    }

    Locator link() {
        return page.locator("section[aria-labelledby=password-link] code");
    }

    Locator button(String email, Pattern name) {
        return person(email).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    /** The menu of this person's row, closed at first. */
    Locator menu(String email) {
        return person(email).locator("summary");
    }

    private UsersPage press(String email, Pattern name) {
        if (!button(email, name).isVisible()) {
            menu(email).click();
        }
        button(email, name).click();
        return this;
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    void confirm(String action) {
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action))
                .click();
    }
}
