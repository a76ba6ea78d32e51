package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A4 to A7: one's own account. */
class AccountBrowserIT extends SiteBrowserTest {

    @Test
    void preferencesAreMergedIntoTheNewestAndKeepForeignKeysInOrder() {
        var ada = Visitor.user(site());
        var account = open(ada);
        assertThat(account.main()).containsText("Vera Visitor");
        prefer(
                ada,
                "{\"z\":1,\"favorite_cast\":\"Meg Ryan\",\"favourite_people\":[\"Old\"],\"a\":{\"deep\":[1,null]},\"0\":true}");
        page().getByLabel("Drama").check();
        account.addPerson("Tom Hanks");
        assertThat(account.main()).containsText("Not saved yet");
        account.save();
        assertThat(account.main()).not().containsText("Not saved yet");
        assertThat(ada.account().me().text())
                .contains(
                        "\"preferences\":{\"z\":1,\"favorite_cast\":\"Meg Ryan\",\"favourite_people\":[\"Tom Hanks\"],"
                                + "\"a\":{\"deep\":[1,null]},\"0\":true,\"favourite_genres\":[\"Drama\"]}");
        page().reload();
        assertThat(page().getByLabel("Drama")).isChecked();
        page().getByText("What else is kept").click();
        assertThat(page().locator(".further")).containsText("Meg Ryan");
        assertThat(page().locator(".further")).not().containsText("\"Meg Ryan\"");
        assertThat(page().locator(".further")).containsText("{\"deep\":[1,null]}");
        browser.inspect("account", Browser.View.values());
        browser.inspectForced("account");
        account.button("Remove Tom Hanks").click();
        account.save();
        assertThat(account.main()).not().containsText("Not saved yet");
        assertThat(ada.account().me().text()).contains("\"favourite_people\":[]");
    }

    @Test
    @Tag("F-482")
    void aNameThatIsTypedIsSuggestedAndSavedWithoutBeingAdded() {
        var ada = Visitor.user(site());
        var account = open(ada);
        KnownPeople.answer(page());
        page().getByLabel("Add somebody you like").pressSequentially("aki");
        assertThat(KnownPeople.shown(page())).hasCount(1);
        account.addPerson("Meg Ryan");
        assertThat(page().locator("#polite")).containsText("Meg Ryan is added, not saved yet");
        page().getByLabel("Add somebody you like").fill(" Akira Kurosawa ");
        account.save();
        assertThat(account.button("Remove Akira Kurosawa")).isVisible();
        assertThat(account.main()).not().containsText("Not saved yet");
        assertThat(ada.account().me().text()).contains("\"favourite_people\":[\"Meg Ryan\",\"Akira Kurosawa\"]");
    }

    @Test
    void sessionsAreListedAndCanBeEnded() {
        var ada = Visitor.user(site());
        var other = site().anyone().account().login(ada.email(), Visitor.PASSWORD);
        assertThat(other.status()).isEqualTo(200);
        var account = open(ada);
        assertThat(account.sessions()).hasCount(2);
        assertThat(account.sessions().last()).containsText("this one");
        assertThat(account.sessions().first()).containsText("Java");
        account.sessions().first().getByRole(AriaRole.BUTTON).click();
        assertThat(account.sessions()).hasCount(1);
        var token = other.json().getString("auth_token").getValue();
        assertThat(site().as(token).account().me().status()).isEqualTo(401);
        account.sessions().getByRole(AriaRole.BUTTON).click();
        assertThat(page()).hasURL(site().root().toString());
        assertThat(new DoorPage(page()).visitor()).containsText("Log in");
        assertThat(ada.account().me().status()).isEqualTo(401);
    }

    @Test
    @Tag("F-480")
    void sessionsOfOneBrowserAreToldApartByAddressAndTime() {
        var account = open(Visitor.user(site()));
        assertThat(account.sessions()).hasCount(1);
        assertThat(account.sessions()).containsText(" from 127.0.0.1 ");
    }

    @Test
    @Tag("F-479")
    void anotherNameIsShownEverywhereAtOnce() {
        var ada = Visitor.user(site());
        var account = open(ada);
        var name = page().getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
        assertThat(name).hasValue("Vera Visitor");
        name.fill("V");
        account.button("Change name").click();
        assertThat(name).isFocused();
        assertThat(name).hasAccessibleDescription(Pattern.compile("Give a name of 3 to 100 characters\\.$"));
        browser.inspect("account-name-refused");
        name.fill("Vera Vision");
        name.press("Enter");
        assertThat(page().locator("#polite")).containsText("Your name is now Vera Vision");
        assertThat(new DoorPage(page()).visitor()).containsText("Vera Vision");
        assertThat(page().locator(".who")).containsText("Vera Vision");
        page().reload();
        assertThat(name).hasValue("Vera Vision");
        assertThat(new DoorPage(page()).visitor()).containsText("Vera Vision");
    }

    @Test
    void whereAllDevicesShareOneSessionThePageSaysSo() {
        page().route("**/api/v1/movies/config-options", route -> {
            var reply = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(reply)
                    .setBody(reply.text().replace("\"sessions_per_user\":\"many\"", "\"sessions_per_user\":\"one\"")));
        });
        assertThat(open(Visitor.user(site())).main()).containsText("On this site an account has one session");
    }

    @Test
    void aNewPasswordTakesTheOldOneAndEndsAllOtherSessions() {
        var ada = Visitor.user(site());
        site().anyone().account().login(ada.email(), Visitor.PASSWORD);
        var account = open(ada);
        assertThat(account.sessions()).hasCount(2);
        account.changePassword("wrong wrong", "another sesame");
        assertThat(page().getByLabel("Current password")).isFocused();
        assertThat(page().getByLabel("Current password")).hasAccessibleDescription("The password is wrong.");
        assertThat(page().locator(".bar")).hasCount(0);
        account.changePassword(Visitor.PASSWORD, "short");
        assertThat(page().getByLabel("New password")).hasAttribute("aria-invalid", "true");
        assertThat(page().getByLabel("New password")).isFocused();
        assertThat(page().getByLabel("Current password")).not().hasAttribute("aria-invalid", "true");
        browser.inspect("account-password-refused");

        account.changePassword(Visitor.PASSWORD, "another sesame");
        assertThat(account.main()).containsText("Your password is changed. All other sessions have ended.");
        assertThat(account.sessions()).hasCount(1);
        assertThat(page().getByLabel("New password")).hasValue("");
        assertThat(ada.account().me().status()).isEqualTo(401);
        assertThat(site().anyone()
                        .account()
                        .login(ada.email(), "another sesame")
                        .status())
                .isEqualTo(200);
        page().reload();
        assertThat(account.main()).containsText(ada.email());
    }

    @Test
    void deletingTheAccountAsksForThePasswordAndSaysWhatStays() {
        var ada = Visitor.user(site());
        var account = open(ada);
        account.button("Delete account …").click();
        assertThat(account.dialog().getByLabel("Password", new Locator.GetByLabelOptions().setExact(true)))
                .isFocused();
        assertThat(account.dialog().getByRole(AriaRole.BUTTON).last()).hasText("Delete account");
        page().keyboard().press("Enter");
        assertThat(account.dialog()).containsText("password");
        assertThat(ada.account().me().status()).isEqualTo(200);
        assertThat(account.dialog()).containsText("your sessions");
        assertThat(account.dialog()).containsText("What you wrote about films");
        browser.inspect("account-delete");
        confirm(account, "wrong wrong");
        assertThat(account.dialog()).containsText("password is wrong");
        assertThat(ada.account().me().status()).isEqualTo(200);
        confirm(account, Visitor.PASSWORD);
        assertThat(page()).hasURL(site().root().toString());
        assertThat(new DoorPage(page()).visitor()).containsText("Log in");
        assertThat(site().anyone()
                        .account()
                        .login(ada.email(), Visitor.PASSWORD)
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Tag("F-472")
    void commentsGoWithTheAccountWhenOneSaysSo() {
        var ada = Visitor.user(site());
        var film = site().anyone().movies().firstId();
        var said = "Only until I go: " + ada.email();
        assertThat(ada.comments().write(film, said).status()).isEqualTo(201);
        var account = open(ada);
        account.button("Delete account …").click();
        account.dialog().getByLabel("goes, too").check();
        confirm(account, Visitor.PASSWORD);
        assertThat(page().locator("#polite")).containsText("Your account is deleted");
        assertThat(site().anyone().comments().of(film).text()).doesNotContain(said);
    }

    @Test
    @Tag("F-472")
    void whatIsStoredOfOneselfIsShownAndTakenAlongAsAFile() throws IOException {
        var ada = Visitor.user(site());
        var account = open(ada);
        account.button("Show my data").click();
        assertThat(account.main()).containsText("You have not written about a film yet");
        assertThat(page().locator(".own-data")).isFocused();
        var film = site().anyone().movies().firstId();
        for (int i = 1; i <= 21; i++) {
            ada.comments().write(film, "Mine, number " + i);
        }
        var file =
                page().waitForDownload(() -> account.button("Download my data").click());
        assertThat(file.suggestedFilename()).isEqualTo("mflix-my-data.json");
        var stored = BsonDocument.parse(Files.readString(file.path()));
        assertThat(stored.getArray("comments")).hasSize(21);
        assertThat(stored.getDocument("info").getString("email").getValue()).isEqualTo(ada.email());
        assertThat(stored.toJson()).doesNotContain("password", "$2");
        assertThat(page().locator(".own-comments li")).hasCount(20);
        account.button("Older comments").click();
        assertThat(page().locator(".own-comments li")).hasCount(21);
        assertThat(page().locator(".own-comments a").last()).isFocused();
        browser.inspect("account-data");
        page().locator(".own-comments a").first().click();
        assertThat(page()).hasURL(Pattern.compile("/movies/id/" + film + "$"));
    }

    @Test
    void anAccountThatCannotBeReadCanBeTriedAgain() {
        browser.expect("500 for");
        page().route(
                        "**/api/v1/user/sessions",
                        route -> route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(500)
                                        .setBody(
                                                "{\"code\":\"INTERNAL_ERROR\",\"detail\":\"Something broke.\",\"instance\":\"urn:uuid:4f6c\"}")));
        var account = open(Visitor.user(site()));
        assertThat(account.main()).containsText("Something broke.");
        browser.inspect("account-failed");
        page().unroute("**/api/v1/user/sessions");
        account.button("Try again").click();
        assertThat(account.sessions()).hasCount(1);
    }

    private AccountPage open(Visitor visitor) {
        browser.begin(visitor.welcome());
        return new AccountPage(visit("account"));
    }

    private static void confirm(AccountPage account, String password) {
        account.dialog()
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Password"))
                .fill(password);
        account.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete account"))
                .click();
    }

    private static void prefer(Visitor visitor, String preferences) {
        var answer = visitor.account().preferences(preferences);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }
}
