package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Test;

/** D3 to D6: reading, writing, changing and deleting comments. */
class CommentsBrowserIT extends OwnFilmTest {
    private static final String WRITES = "**/api/v1/movies/comment{,/*}";

    @Test
    void commentsComeTwentyAtATimeNewestFirst() {
        var writer = Visitor.user(site());
        for (int i = 1; i <= 23; i++) {
            comment(writer, "Number " + i);
        }
        var film = open();
        assertThat(film.comments()).hasCount(20);
        assertThat(film.texts().first()).hasText("Number 23");
        assertThat(film.talk()).containsText("20 of 23 comments");
        assertThat(film.link("Log in to write")).isVisible();
        browser.inspect("film-comments");
        film.button("Older comments").click();
        assertThat(film.comments()).hasCount(23);
        assertThat(film.comments().nth(20)).isFocused();
        assertThat(film.button("Older comments")).hasCount(0);
        assertThat(film.button("Edit your comment")).hasCount(0);
    }

    @Test
    void aCommentAppearsAtOnceAndIsTheServersThen() {
        var film = openAs(Visitor.user(site()));
        var held = new CompletableFuture<Route>();
        page().route(WRITES, held::complete);
        film.write("On its way.");
        assertThat(film.comments()).containsText(new String[] {"saving …"});
        assertThat(film.texts()).hasText("On its way.");
        browser.inspect("film-saving");
        page().waitForCondition(held::isDone);
        held.join().resume();
        assertThat(film.comments().locator("time")).hasCount(1);
        assertThat(film.talk()).not().containsText("saving");
    }

    @Test
    void theCounterIsThereFrom1800OnAndTooMuchIsNotSent() {
        var film = openAs(Visitor.user(site()));
        film.box().fill("x".repeat(1799));
        assertThat(film.talk()).not().containsText("characters");
        film.box().fill("😀".repeat(1800));
        assertThat(film.talk()).containsText("1,800 of 2,000 characters");
        film.box().fill("x".repeat(2100));
        assertThat(film.talk()).containsText("100 too many"); // while it is typed
        film.write("x".repeat(2001));
        assertThat(film.talk()).containsText("1 character too many.");
        assertThat(film.box()).isFocused();
        assertThat(film.box()).hasAttribute("aria-invalid", "true");
        browser.inspect("film-too-long");
        film.write("😀".repeat(2000));
        assertThat(film.comments()).hasCount(1);
    }

    @Test
    void aRefusedCommentIsBackInTheBoxWithItsReason() {
        browser.expect("503 for");
        var film = openAs(Visitor.user(site()));
        page().route(WRITES, route -> refuse(route, 503, "DATABASE_UNAVAILABLE", "The database is away."));
        film.write("Not lost.");
        assertThat(film.box()).hasValue("Not lost.");
        assertThat(film.box()).isFocused();
        assertThat(film.talk()).containsText("The database is away.");
        assertThat(film.comments()).hasCount(0);
        browser.inspect("film-not-saved");
        page().unroute(WRITES);
        film.send();
        assertThat(film.texts()).hasText(new String[] {"Not lost."});
        assertThat(film.talk()).not().containsText("The database is away.");
    }

    @Test
    void anUnconfirmedCommentThatWasSavedIsShownAndNotSentAgain() {
        browser.expect("503 for");
        var film = openAs(Visitor.user(site()));
        page().route(WRITES, route -> {
            var id = new org.bson.json.JsonObject(route.fetch().text())
                    .toBsonDocument()
                    .getString("comment_id")
                    .getValue();
            refuse(route, 503, "WRITE_UNCONFIRMED", "Not confirmed.\",\"id\":\"" + id);
        });
        film.write("Was it?");
        assertThat(film.talk()).containsText("We could not confirm that your comment was saved. But it was");
        assertThat(film.texts()).hasText(new String[] {"Was it?"});
        assertThat(film.box()).hasValue("");
        browser.inspect("film-unconfirmed");
        assertThat(stored().json().getInt32("total_results").getValue()).isEqualTo(1);
    }

    @Test
    void anUnconfirmedCommentThatWasNotSavedIsBackInTheBox() {
        browser.expect("503 for");
        var film = openAs(Visitor.user(site()));
        page().route(
                        WRITES,
                        route -> refuse(
                                route, 503, "WRITE_UNCONFIRMED", "Not confirmed.\",\"id\":\"000000000000000000000000"));
        film.write("Was it?");
        assertThat(film.talk()).containsText("We could not confirm that your comment was saved. It was not.");
        assertThat(film.box()).hasValue("Was it?");
        assertThat(film.comments()).hasCount(0);
    }

    @Test
    void anAnswerThatIsCutOffIsLookedUpToo() {
        var film = openAs(Visitor.user(site()));
        page().route(WRITES, route -> {
            route.fetch();
            route.abort();
        });
        film.write("Said in a tunnel.");
        assertThat(film.talk()).containsText("We could not confirm that your comment was saved. But it was");
        assertThat(film.texts()).hasText(new String[] {"Said in a tunnel."});
        assertThat(film.box()).hasValue("");
    }

    @Test
    void onlyOnesOwnCommentsCanBeChanged() {
        comment(Visitor.user(site()), "Somebody else's.");
        var ada = Visitor.user(site());
        comment(ada, "Mine.");
        var film = openAs(ada);
        assertThat(film.comments()).hasCount(2);
        assertThat(film.button("Edit your comment")).hasCount(1);
        assertThat(film.button("Delete your comment")).hasCount(1);
    }

    @Test
    void escapeRestoresACommentThatWasBeingChanged() {
        var ada = Visitor.user(site());
        comment(ada, "As it was.");
        var film = openAs(ada).edit("Something else");
        assertThat(film.editor()).isFocused();
        browser.inspect("film-editing");
        page().keyboard().press("Escape");
        assertThat(film.texts()).hasText(new String[] {"As it was."});
        assertThat(film.button("Edit your comment")).isFocused();
        film.button("Edit your comment").click();
        assertThat(film.editor()).hasValue("As it was.");
    }

    @Test
    void deletingAsksFirstAndQuotesTheComment() {
        var ada = Visitor.user(site());
        comment(ada, "To be or not to be.");
        var film = openAs(ada).askToDelete();
        assertThat(film.dialog()).containsText("To be or not to be.");
        browser.inspect("film-delete");
        page().keyboard().press("Escape");
        assertThat(film.dialog()).hasCount(0);
        assertThat(film.button("Delete your comment")).isFocused();
        assertThat(film.comments()).hasCount(1);
    }

    @Test
    void whatIsGoneAlreadyIsSaidAndReadAgain() {
        var ada = Visitor.user(site());
        var id = comment(ada, "Gone soon.");
        var film = openAs(ada);
        assertThat(film.comments()).hasCount(1);
        ada.comments().delete(id);
        film.edit("Too late.").save();
        assertThat(film.talk()).containsText("This comment is gone already. The comments were read again.");
        assertThat(film.comments()).hasCount(0);
        browser.inspect("film-gone");
    }

    @Test
    void whatBelongsToSomebodyElseIsSaidAndReadAgain() {
        var ada = Visitor.user(site());
        comment(ada, "Mine until now.");
        var film = openAs(ada);
        page().route(WRITES, route -> refuse(route, 403, "NOT_OWNER", "The comment is somebody else's."));
        film.askToDelete().confirm("Delete");
        assertThat(film.dialog()).hasCount(0);
        assertThat(film.talk()).containsText("The comment is somebody else's. The comments were read again.");
        assertThat(film.comments()).hasCount(1);
    }

    @Test
    void logInToWriteLeadsBackToTheFilm() {
        var ada = Visitor.user(site());
        open().link("Log in to write").click();
        new DoorPage(page())
                .fill("E-mail", ada.email())
                .fill("Password", Visitor.PASSWORD)
                .submit("Log in");
        assertThat(page()).hasURL(Pattern.compile("movies/id/" + film() + "$"));
        assertThat(new FilmPage(page()).box()).isVisible();
        assertThat(page().getByRole(AriaRole.HEADING).first()).hasText("A film of one test");
    }

    private static void refuse(Route route, int status, String code, String detail) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"code\":\"" + code + "\",\"detail\":\"" + detail + "\"}"));
    }
}
