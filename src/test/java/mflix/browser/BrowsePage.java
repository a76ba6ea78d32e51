package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The wall of posters with its search. */
record BrowsePage(Page page) {

    BrowsePage search(String text) {
        page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Search titles, actors and stories"))
                .fill(text);
        page.keyboard().press("Enter");
        return this;
    }

    BrowsePage more() {
        button("More films").click();
        return this;
    }

    BrowsePage openPanel() {
        page.getByText("More ways to search").click();
        return this;
    }

    BrowsePage openFacets() {
        page.getByText("By runtime and rating").click();
        return this;
    }

    BrowsePage remove(String filter) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Remove " + filter))
                .click();
        return this;
    }

    Locator films() {
        return page.locator(".card");
    }

    Locator line() {
        return page.locator(".status-line");
    }

    Locator chips() {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Filters in force"));
    }

    Locator facet(String range) {
        return page.locator(".facet", new Page.LocatorOptions().setHasText(range));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** Waits until so many films are shown. */
    BrowsePage shows(int films) {
        assertThat(films()).hasCount(films);
        return this;
    }
}
