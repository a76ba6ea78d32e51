package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Test;

/** A session that ends while somebody writes. */
class SessionEndBrowserIT extends OwnFilmTest {

    @Test
    void whatWasTypedIsThereUntilItIsSentAfterLoggingInAgain() {
        var ada = Visitor.user(site());
        var film = openAs(ada);
        film.box().fill("Half a thought");
        ada.account().logout();
        film.send();
        assertThat(page().locator(".bar")).containsText("Your session has ended. Log in to go on");
        assertThat(film.box()).hasValue("Half a thought");
        assertThat(film.talk()).containsText("What you typed is still here.");
        assertThat(film.comments()).hasCount(0);
        browser.inspect("film-session-ended");

        film.link("Log in to send it").click();
        logIn(ada);
        assertThat(page()).hasURL(Pattern.compile("movies/id/" + film() + "$"));
        assertThat(film.box()).hasValue("Half a thought");
        assertThat(page().locator(".bar")).hasCount(0);
        film.send();
        assertThat(film.texts()).hasText(new String[] {"Half a thought"});
    }

    @Test
    void aCommentThatWasBeingChangedIsStillBeingChangedAfterwards() {
        var ada = Visitor.user(site());
        comment(ada, "As it was.");
        var film = openAs(ada).edit("As it should be.");
        ada.account().logout();
        film.save();
        assertThat(page().locator(".bar")).isVisible();
        assertThat(film.editor()).hasValue("As it should be.");
        film.link("Log in to send it").click();
        logIn(ada);
        assertThat(film.editor()).hasValue("As it should be.");
        film.save();
        assertThat(film.texts()).hasText(new String[] {"As it should be."});
    }

    @Test
    void whatSomebodyTypedIsNotShownToTheNextOne() {
        var ada = Visitor.user(site());
        var film = openAs(ada);
        film.box().fill("Only for my eyes");
        ada.account().logout();
        film.send();
        film.link("Log in to send it").click();
        logIn(Visitor.user(site()));
        assertThat(film.box()).hasValue("");
    }

    @Test
    void loggingOutForgetsWhatWasTyped() {
        var ada = Visitor.user(site());
        var film = openAs(ada);
        film.box().fill("Never mind");
        new DoorPage(page()).logOut();
        assertThat(new DoorPage(page()).visitor()).containsText("Log in");
        open();
        assertThat(film.link("Log in to write")).isVisible();
        assertThat(film.box()).hasCount(0);
        visit("login?next=movies/id/" + film());
        logIn(ada);
        assertThat(film.box()).hasValue("");
    }

    @Test
    void anAccountPageWithoutItsSessionSaysSo() {
        var ada = Visitor.user(site());
        browser.begin(ada.welcome());
        visit("account");
        assertThat(page().locator("main")).containsText(ada.email());
        page().getByLabel("Comedy").check();
        ada.account().logout();
        page().getByText("Save", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page().locator(".bar")).containsText("Your session has ended.");
        assertThat(page().getByLabel("Comedy")).isChecked();
        browser.inspect("account-session-ended");
        page().locator(".bar a").click();
        logIn(ada);
        assertThat(page().getByLabel("Comedy")).isChecked();
        assertThat(page().locator("main")).containsText("Not saved yet");
    }

    private void logIn(Visitor visitor) {
        new DoorPage(page())
                .fill("E-mail", visitor.email())
                .fill("Password", Visitor.PASSWORD)
                .submit("Log in");
    }
}
