package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Test;

/** An administrator's link for a new password, from where it is made to the log-in with that password. */
class NewPasswordBrowserIT extends SiteBrowserTest {
    private static final String NEXT = "correct horse battery";

    private String linkFor(Visitor person) {
        browser.begin(Visitor.admin(site()).welcome());
        visit("admin/users?text=" + person.email());
        var users = new UsersPage(page()).makeLink(person.email());
        assertThat(page().locator("#password-link")).isFocused();
        browser.inspect("password-link");
        return users.link().textContent();
    }

    // in the tab of the administrator, who is somebody else;
    // the document is a new one, as for a user who follows a link
    private DoorPage open(String link) {
        visit("robots.txt");
        page().navigate(link);
        return new DoorPage(page());
    }

    private DoorPage set(String link, String password) {
        return open(link).fill("New password", password).submit("Set the password");
    }

    @Test
    void whoHasTheLinkSetsAPasswordOnce() {
        var person = Visitor.user(site());
        var link = linkFor(person);
        var door = open(link);
        assertThat(page()).hasURL(Pattern.compile("/new-password$"));
        assertThat(door.main()).containsText(person.email());
        assertThat(door.field("New password")).hasAttribute("autocomplete", "new-password");
        browser.inspect("new-password");
        door.fill("New password", NEXT).submit("Set the password");
        assertThat(door.main()).containsText("Your new password is set.");
        assertThat(person.account().me().status()).isEqualTo(401);
        var account = site().anyone().account();
        assertThat(account.login(person.email(), Visitor.PASSWORD).status()).isEqualTo(401);
        assertThat(account.login(person.email(), NEXT).status()).isEqualTo(200);
        assertThat(set(link, "another password").main().locator(".field-error"))
                .containsText("it works once and for an hour");
        assertThat(account.login(person.email(), NEXT).status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatIsTooShortIsSaidAtItsFieldAndTheLinkStillWorks() {
        var person = Visitor.user(site());
        var door = set(linkFor(person), "short");
        assertThat(door.field("New password")).isFocused();
        assertThat(door.field("New password")).hasAttribute("aria-invalid", "true");
        browser.inspect("new-password-refused");
        door.fill("New password", NEXT).submit("Set the password");
        assertThat(door.main()).containsText("Your new password is set.");
    }

    @Test
    void aLaterLinkTakesThePlaceOfTheEarlierOne() {
        var person = Visitor.user(site());
        var earlier = linkFor(person);
        var later = linkFor(person);
        assertThat(set(earlier, NEXT).main().locator(".field-error")).containsText("does not work");
        assertThat(set(later, NEXT).main()).containsText("Your new password is set.");
    }

    @Test
    void aLinkOfAnotherAccountDoesNotWork() {
        var person = Visitor.user(site());
        var other = Visitor.user(site());
        var link = linkFor(person);
        var forged = link.replaceFirst("email=[^&]*", "email=" + other.email().replace("@", "%40"));
        assertThat(set(forged, NEXT).main().locator(".field-error")).containsText("does not work");
        assertThat(other.account().me().status()).isEqualTo(200);
    }

    @Test
    void anAddressWithoutItsLinkSaysSo() {
        visit("new-password");
        assertThat(page().locator(".notice")).containsText("This link is not complete");
        browser.inspect("new-password-incomplete");
        visit("new-password#email=somebody%40example.com");
        page().reload();
        assertThat(page().locator(".notice")).containsText("This link is not complete");
    }
}
