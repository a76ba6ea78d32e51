package mflix.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The forms for logging in and signing up. */
record DoorPage(Page page) {

    DoorPage fill(String label, String text) {
        field(label).fill(text);
        return this;
    }

    DoorPage check(String label) {
        page.getByLabel(label).check();
        return this;
    }

    DoorPage submit(String action) {
        main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action))
                .click();
        return this;
    }

    /** On to the other form. */
    DoorPage other(String name) {
        main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
        return this;
    }

    Locator field(String label) {
        return main().getByRole(
                        AriaRole.TEXTBOX,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    Locator main() {
        return page.locator("main");
    }

    /** Who is logged in, in the header. */
    Locator visitor() {
        return page.locator("mflix-visitor");
    }

    DoorPage logOut() {
        visitor().locator("summary").click();
        visitor()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Log out"))
                .click();
        return this;
    }
}
