package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/** The tickets with their results. */
record StatusPage(Page page) {
    /** The server ends a check after 20 s. */
    private static final double LONGEST_CHECK_MS = 25_000;

    Locator tickets() {
        return page.getByRole(AriaRole.ARTICLE);
    }

    Locator ticket(String title) {
        var heading = page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(title).setExact(true));
        return tickets().filter(new Locator.FilterOptions().setHas(heading));
    }

    Locator result(String title) {
        return ticket(title).locator(".verdict");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Opens the part that hides the code of this ticket. */
    StatusPage openCode(String title) {
        ticket(title).getByText("Validation code").click();
        return this;
    }

    /** Has one ticket checked and waits until its check has ended. */
    StatusPage run(String title) {
        button("Run " + title).click();
        assertThat(ticket(title))
                .hasAttribute(
                        "aria-busy", "false", new LocatorAssertions.HasAttributeOptions().setTimeout(LONGEST_CHECK_MS));
        return this;
    }

    /** Waits until no check is run any more. */
    StatusPage awaitTheEndOf(int checks) {
        assertThat(button("Run all"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(checks * LONGEST_CHECK_MS));
        return this;
    }
}
