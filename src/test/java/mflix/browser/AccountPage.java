package mflix.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** One's own account. */
record AccountPage(Page page) {

    AccountPage save() {
        button("Save").click();
        return this;
    }

    AccountPage addPerson(String name) {
        page.getByLabel("Add somebody you like").fill(name);
        button("Add").click();
        return this;
    }

    AccountPage changePassword(String current, String next) {
        page.getByLabel("Current password").fill(current);
        page.getByLabel("New password").fill(next);
        button("Change password").click();
        return this;
    }

    Locator sessions() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Sessions"))
                .getByRole(AriaRole.LISTITEM);
    }

    Locator main() {
        return page.locator("main");
    }

    Locator button(String name) {
        return main().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }
}
