package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The users, as an administrator finds them and gives the right to some. */
class UsersBrowserIT extends SiteBrowserTest {
    private static final String A_FILM = "6d666c697800000000000001";

    private Visitor admin;

    @BeforeEach
    void becomeAnAdministrator() {
        admin = Visitor.admin(site());
        browser.begin(admin.welcome());
    }

    private UsersPage users(String query) {
        visit("admin/users" + query);
        return new UsersPage(page());
    }

    @Test
    void twentyAreOnAPageAndTheAddressHoldsWhichOnes() {
        var users = users("");
        assertThat(users.people()).hasCount(20);
        var first = users.people().first().innerText();
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next"))
                .click();
        assertThat(page()).hasURL(Pattern.compile("/admin/users\\?page=1$"));
        assertThat(users.people().first()).not().hasText(first);
        assertThat(page().locator(".pager")).containsText("Page 2 of ");
        page().reload();
        assertThat(page().locator(".pager")).containsText("Page 2 of ");
        browser.inspect("users");
        page().goBack();
        assertThat(page().locator(".pager")).containsText("Page 1 of ");
        assertThat(users.people()).hasCount(20);
    }

    @Test
    void peopleAreFoundByAPartOfNameOrEmail() {
        var users = users("").search("ada.lindqvist");
        assertThat(page()).hasURL(Pattern.compile("/admin/users\\?text=ada.lindqvist$"));
        assertThat(users.people()).hasCount(1);
        assertThat(users.people()).containsText("Ada Lindqvist");
        page().reload();
        assertThat(users.people()).hasCount(1);
        assertThat(page().getByLabel("Part of a name or an e-mail address")).hasValue("ada.lindqvist");
        assertThat(page().getByLabel("Search titles, actors and stories")).hasValue("");
        assertThat(users.search("no&such+one").people()).hasCount(0);
        assertThat(page().locator(".notice")).containsText("holds “no&such+one”");
        browser.inspect("users-none");
    }

    @Test
    void rightIsGivenAndTakenInADialogThatNamesThePerson() {
        var other = Visitor.user(site());
        var users = users("?text=" + other.email()).open(other.email());
        assertThat(users.dialog()).containsText("Vera Visitor (" + other.email() + ")");
        browser.inspect("users-dialog");
        users.confirm("Make administrator");
        assertThat(users.person(other.email())).containsText("Administrator");
        assertThat(users.dialog()).hasCount(0);
        assertThat(page().locator("#polite")).hasText("Vera Visitor is now an administrator");
        assertThat(users.button(other.email(), Pattern.compile("^Take the right away")))
                .isFocused();
        assertThat(other.account().adminCheck().status()).isEqualTo(200);
        users.change(other.email(), "Take the right away");
        assertThat(users.person(other.email())).containsText("Member");
        assertThat(other.account().adminCheck().status()).isEqualTo(403);
    }

    @Test
    void rowChangesOnlyWhenTheServerHasAnswered() {
        var other = Visitor.user(site());
        var held = new ArrayList<Route>();
        page().route("**/admin", route -> {
            if (route.request().method().equals("PUT")) {
                held.add(route);
            } else {
                route.fallback();
            }
        });
        var users = users("?text=" + other.email()).change(other.email(), "Make administrator");
        assertThat(users.dialog().getByText("Make administrator").last()).isDisabled();
        assertThat(users.person(other.email())).containsText("Member");
        page().waitForCondition(() -> !held.isEmpty());
        held.get(0).abort();
        assertThat(users.dialog().getByRole(AriaRole.ALERT)).containsText("cannot be reached");
        assertThat(users.person(other.email())).containsText("Member");
        browser.inspect("users-refused");
        page().keyboard().press("Escape");
        assertThat(users.dialog()).hasCount(0);
        assertThat(other.account().adminCheck().status()).isEqualTo(403);
    }

    @Test
    @Tag("F-543")
    void onlyAdministratorsAreShownOnRequest() {
        var member = Visitor.user(site());
        var users = users("?text=" + member.email());
        assertThat(users.people()).hasCount(1);
        var only = page().getByLabel("Administrators only");
        only.check();
        assertThat(page()).hasURL(Pattern.compile("/admin/users\\?text=[^&]+&admin=true$"));
        assertThat(page().locator(".notice")).containsText("of an administrator holds “" + member.email() + "”");
        users.search("");
        assertThat(page()).hasURL(Pattern.compile("/admin/users\\?admin=true$"));
        assertThat(users.people().first()).containsText("Administrator");
        assertThat(users.people().filter(new Locator.FilterOptions().setHasText("★ Administrator")))
                .hasCount(users.people().count());
        assertThat(page().locator("main p.numbers"))
                .hasText(Pattern.compile("^\\d+ (?:person|people), administrators only$"));
        page().reload();
        assertThat(only).isChecked();
        only.uncheck();
        assertThat(page()).hasURL(Pattern.compile("/admin/users$"));
        assertThat(users.people()).hasCount(20);
    }

    @Test
    @Tag("F-544")
    void aRowSaysSinceWhenSomebodyIsHereWasSeenLastAndWhatTheyWrote() {
        var other = Visitor.user(site());
        assertThat(other.comments().write(A_FILM, "one of two").status()).isEqualTo(201);
        assertThat(other.comments().write(A_FILM, "two of two").status()).isEqualTo(201);
        var users = users("?text=" + other.email());
        assertThat(users.people())
                .containsText(Pattern.compile("since .* · seen (?:just now|\\d+ \\w+ ago) · 2 comments"));
        assertThat(users.people().getByRole(AriaRole.BUTTON)).hasCount(0);
        users.menu(other.email()).click();
        assertThat(users.people().getByRole(AriaRole.BUTTON)).hasCount(2);
        browser.inspect("users-menu");
        users.change(other.email(), "Make administrator");
        assertThat(users.people()).containsText("2 comments");
        users("?text=ada.lindqvist");
        assertThat(users.people()).containsText(Pattern.compile("ada.lindqvist@example.com\\s+\\d+ comments"));
    }

    @Test
    void ownRowHasNoButtonAndSaysWhy() {
        var row = users("?text=" + admin.email()).person(admin.email());
        assertThat(row).containsText("This is you: only another administrator can change your right");
        assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    @Test
    void pageThatIsNoNumberIsRefusedInTheWordsOfTheSite() {
        users("?page=abc");
        assertThat(page().locator(".notice")).containsText("page must be a whole number");
        browser.inspect("users-bad-page");
    }
}
