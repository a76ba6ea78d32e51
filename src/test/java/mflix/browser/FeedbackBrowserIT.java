package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the site says to everybody after something was done. */
@Tag("F-293")
class FeedbackBrowserIT extends OwnFilmTest {

    private Locator toast() {
        return page().locator("#toast.toast");
    }

    private Locator dismiss() {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dismiss"));
    }

    private void sees(String sentence) {
        assertThat(toast()).isVisible();
        assertThat(toast().getByRole(AriaRole.STATUS)).hasText(sentence);
    }

    @Test
    void everythingThatIsDoneIsSaidForAllToSee() {
        visit("signup");
        new DoorPage(page())
                .fill("Name", "Ada Example")
                .fill("E-mail", "f-" + UUID.randomUUID() + "@example.com")
                .fill("Password", Visitor.PASSWORD)
                .submit("Sign up");
        sees("Welcome, Ada Example");
        page().locator("mflix-visitor summary").click();
        page().getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Your account").setExact(true))
                .click();
        new AccountPage(page()).addPerson("Buster Keaton").save();
        sees("Your preferences are saved");
        new DoorPage(page()).logOut();
        sees("You are logged out");
    }

    @Test
    void aCommentThatIsSavedOrDeletedIsSaid() {
        browser.begin(Visitor.user(site()).welcome());
        var film = open();
        film.write("Seen twice.");
        sees("Your comment is saved");
        film.askToDelete().confirm("Delete");
        sees("Your comment is deleted");
    }

    @Test
    void afterTheAccountIsDeletedThatIsSaidOnTheFirstPage() {
        var ada = Visitor.user(site());
        browser.begin(ada.welcome());
        var account = new AccountPage(visit("account"));
        account.button("Delete account …").click();
        account.dialog()
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Password"))
                .fill(Visitor.PASSWORD);
        page().keyboard().press("Enter");
        assertThat(page()).hasURL(site().root().toString());
        sees("Your account is deleted");
    }

    @Test
    void sentencesWaitForEachOtherAndOneThatIsPointedAtStays() {
        page().clock().install();
        visit("login");
        stopTheClock();
        page().evaluate(
                        "import('./js/app/announcer.js').then(({ say, announce }) => { say('First'); announce('Unseen'); say('Second'); })");
        sees("First");
        dismiss().focus();
        page().clock().resume();
        browser.inspect("toast");
        stopTheClock();
        toast().hover();
        page().clock().runFor(60_000);
        sees("First");
        dismiss().click();
        assertThat(page().locator("#polite")).hasText("Unseen");
        assertThat(toast()).hasCount(0);
        page().clock().runFor(1000);
        sees("Second");
        page().mouse().move(5, 5);
        page().clock().runFor(6000);
        assertThat(toast()).hasCount(0);
    }

    /** Time stops until the test moves it on: what is shown for half a second would be gone before a busy machine has looked. */
    private void stopTheClock() {
        var now = (Number) page().evaluate("Date.now()");
        page().clock().pauseAt(now.longValue() + 60_000); // it still goes on until this has reached the page
    }
}
