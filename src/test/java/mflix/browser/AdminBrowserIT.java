package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of an administrator through the pages that are for administrators only. */
class AdminBrowserIT extends SiteBrowserTest {

    private void open(String door) {
        page().locator(".tiles")
                .getByRole(
                        AriaRole.LINK,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName(door)
                                .setExact(true))
                .click();
    }

    private void backToTheDoors() {
        page().getByText("← Administration").click();
        assertThat(page().locator("h1")).hasText("Administration");
    }

    @Test
    void administratorReadsTheReportGivesTheRightAndLooksAtTheSystem() {
        var other = Visitor.user(site());
        browser.begin(Visitor.admin(site()).welcome());
        visit("");
        page().getByText("Vera Visitor").click();
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Administration"))
                .click();
        open("User report");
        assertThat(page().locator("h1")).hasText("Who comments most");
        assertThat(page().locator(".report tbody tr")).hasCount(20);
        backToTheDoors();
        open("Users");
        assertThat(page().locator("h1")).isFocused();
        var users = new UsersPage(page()).search(other.email());
        users.change(other.email(), "Make administrator");
        assertThat(users.person(other.email())).containsText("Administrator");
        assertThat(other.account().adminCheck().status()).isEqualTo(200);
        backToTheDoors();
        open("System");
        assertThat(page().locator(".gauge")).hasCount(3);
        backToTheDoors();
        open("Status");
        assertThat(new StatusPage(page()).tickets()).hasCount(16);
    }

    @Test
    void eachDoorSaysWhatStandsBehindItNow() {
        browser.begin(Visitor.admin(site()).welcome());
        visit("admin");
        assertThat(page().locator(".tiles li")).hasCount(6);
        assertThat(page().locator(".tiles")).containsText(Pattern.compile("\\d+ comments at the top"));
        assertThat(page().locator(".tiles")).containsText(Pattern.compile("\\d+ people"));
        assertThat(page().locator(".tiles")).containsText(Pattern.compile("3 migrations, "));
        assertThat(page().locator(".tiles")).containsText(Pattern.compile("\\d+ of 50 connections in use, up "));
        assertThat(page().locator(".tiles")).containsText(Pattern.compile("\\d+ of 16 passed"));
        assertThat(page().locator("main h2")).hasCount(6); // films by year are for all, on Explore
        browser.inspect("admin", Browser.View.values());
        browser.inspectForced("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "user-report", "admin/users", "admin/system"})
    void membersReadThatAPageIsForAdministrators(String path) {
        browser.begin(Visitor.user(site()).welcome());
        visit(path);
        assertThat(page().locator("h1")).hasText("Only administrators can see this");
        assertThat(page()).hasURL(Pattern.compile("/" + path + "$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "user-report", "admin/users", "admin/system"})
    void strangersAreSentToTheLoginThatLeadsBack(String path) {
        visit(path);
        assertThat(page()).hasURL(Pattern.compile("/login\\?next=" + path.replace("/", "%2F") + "$"));
    }
}
