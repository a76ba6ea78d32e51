package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a visitor without an account to a member and back. */
class MemberBrowserIT extends OwnFilmTest {

    @Test
    void aStrangerSignsUpCommentsEditsDeletesAndLogsOut() {
        var film = open();
        film.link("Log in to write").click();
        var door = new DoorPage(page()).other("Sign up");
        door.fill("Name", "Ada Example")
                .fill("E-mail", "a-" + UUID.randomUUID() + "@example.com")
                .fill("Password", Visitor.PASSWORD)
                .submit("Sign up");
        assertThat(page()).hasURL(Pattern.compile("movies/id/" + film() + "$"));
        assertThat(door.visitor()).containsText("Ada Example");

        film.write("Short, and\n\nstill exciting.");
        assertThat(film.texts()).hasText(new String[] {"Short, and\n\nstill exciting."});
        assertThat(film.talk()).containsText("1 of 1 comment");
        assertThat(film.box()).hasValue("");

        film.edit("Long.").save();
        assertThat(film.texts()).hasText(new String[] {"Long."});
        assertThat(film.button("Edit your comment")).isFocused();

        film.askToDelete();
        assertThat(film.dialog()).containsText("Long.");
        film.confirm("Delete");
        assertThat(film.comments()).hasCount(0);
        assertThat(film.talk()).containsText("Nobody has written about this film yet.");

        door.logOut();
        assertThat(door.visitor()).containsText("Log in");
        assertThat(page()).hasURL(site().root().toString());
    }

    @Test
    void logsInWithThePageThatWasMeant() {
        var member = Visitor.user(site());
        visit("account");
        assertThat(page()).hasURL(Pattern.compile("login\\?next=account$"));
        var door = new DoorPage(page());
        door.visitor().getByText("Sign up").click();
        assertThat(page()).hasURL(Pattern.compile("signup\\?next=account$"));
        door.other("Log in");
        assertThat(page().locator("h1")).hasText("Log in");
        door.fill("E-mail", member.email()).fill("Password", Visitor.PASSWORD).submit("Log in");
        assertThat(page().locator("h1")).hasText("Your account");
        assertThat(page().locator("h1")).isFocused();
    }

    @Test
    void anAddressElsewhereIsNoPlaceToGoOn() {
        browser.begin(Visitor.user(site()).welcome());
        visit("login?next=https://example.com/");
        assertThat(page().locator("main")).containsText("You are logged in as Vera Visitor already.");
        browser.inspect("login-already");
        page().getByText("Go on").click();
        assertThat(page()).hasURL(site().root().toString());
    }

    @Test
    @Tag("F-291")
    void oneLogInCountsForAllOpenTabsAndGoesWithTheLast() {
        var member = Visitor.user(site());
        visit("");
        var waiting = browser.tab();
        waiting.navigate(site().root() + "login?next=status");
        visit("login");
        logIn(member);
        assertThat(waiting).hasURL(site().root() + "status");
        assertThat(page().locator(".card").first()).isVisible();
        var film = page().context().waitForPage(() -> page().locator(".card")
                .first()
                .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL))));
        assertThat(new DoorPage(film).visitor()).containsText("Vera Visitor");
        var account = browser.tab();
        account.navigate(site().root() + "account");
        assertThat(account.locator("main")).containsText(member.email());
        List.of(page(), film, account, waiting).forEach(Page::close);
        var last = browser.tab();
        last.navigate(site().root() + "account");
        assertThat(last).hasURL(Pattern.compile("login\\?next=account$"));
    }

    @Test
    @Tag("F-291")
    void aLogOutAnEndAndANewPasswordCountForAllOpenTabs() {
        var member = Visitor.user(site());
        visit("login");
        logIn(member);
        var other = browser.tab();
        other.navigate(site().root() + "account");
        assertThat(other.locator("main")).containsText(member.email());
        new AccountPage(other).changePassword(Visitor.PASSWORD, "another sesame");
        assertThat(other.locator(".done")).isVisible();
        page().locator("mflix-visitor summary").click();
        page().locator("mflix-visitor").getByText("Your account").last().click();
        assertThat(new AccountPage(page()).sessions()).hasCount(1);
        new DoorPage(page()).logOut();
        assertThat(new DoorPage(other).visitor()).containsText("Log in");
        assertThat(other).hasURL(site().root().toString());
        assertThat(other.getByText("Your session has ended")).hasCount(0);
    }

    @Test
    @Tag("F-291")
    void twoPeopleInTwoTabsStayTwo() {
        var second = Visitor.user(site());
        visit("login");
        logIn(Visitor.user(site()));
        var other = browser.tab();
        browser.begin(other, second.welcome());
        other.navigate(site().root() + "account");
        assertThat(other.locator("main")).containsText(second.email());
        new DoorPage(page()).logOut();
        assertThat(new DoorPage(page()).visitor()).containsText("Log in");
        other.reload();
        assertThat(other.locator("main")).containsText(second.email());
    }

    private void logIn(Visitor member) {
        new DoorPage(page())
                .fill("E-mail", member.email())
                .fill("Password", Visitor.PASSWORD)
                .submit("Log in");
        assertThat(new DoorPage(page()).visitor()).containsText("Vera Visitor");
    }

    @Test
    void whoStaysLoggedInLogsOutOfAllTabs() {
        var member = Visitor.user(site());
        visit("login");
        var first = new DoorPage(page())
                .fill("E-mail", member.email())
                .fill("Password", Visitor.PASSWORD)
                .check("Stay logged in on this device")
                .submit("Log in");
        assertThat(first.visitor()).containsText("Vera Visitor");
        var other = browser.tab();
        other.navigate(site().root() + "account");
        assertThat(other.locator("main")).containsText(member.email());
        first.logOut();
        assertThat(new DoorPage(other).visitor()).containsText("Log in");
        assertThat(other).hasURL(site().root().toString());
        assertThat(other.getByText("Your session has ended")).hasCount(0);
    }
}
