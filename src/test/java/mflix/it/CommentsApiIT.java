package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import mflix.testing.Json;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Comments as the deployed site keeps them, each test on a film of its own. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class CommentsApiIT {
    private static final String NOBODYS = "000000000000000000000000";

    @ArquillianResource
    private URI root;

    private Site site;
    private Visitor ada;
    private Visitor admin;
    private String film;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
        ada = Visitor.user(site);
        admin = Visitor.admin(site);
        var added = admin.movies().create(Json.of("title", "A film of one test"));
        film = added.json().getDocument("movie").getString("_id").getValue();
    }

    @AfterEach
    void removeFilm() {
        admin.movies().delete(film);
    }

    private Answer write(Visitor visitor, String text) {
        return visitor.comments().write(film, text);
    }

    private static String id(Answer written) {
        assertThat(written.status()).as(written.toString()).isEqualTo(201);
        return written.json().getString("comment_id").getValue();
    }

    private static List<String> texts(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
        return answer.json().getArray("comments").stream()
                .map(comment -> comment.asDocument().getString("text").getValue())
                .toList();
    }

    @Test
    @Tag("create_update_comments")
    void ownCommentIsWrittenAndChanged() {
        var first = id(write(ada, "one"));
        assertThat(texts(write(ada, "  two\r\nlines "))).containsExactly("two\nlines", "one");
        var changed = ada.comments().edit(first, "one, changed");
        assertThat(texts(changed)).containsExactly("one, changed", "two\nlines");
        var comment = changed.json().getArray("comments").get(0).asDocument();
        assertThat(comment.keySet()).containsExactly("_id", "name", "email", "movie_id", "text", "date");
        assertThat(comment.getString("email").getValue()).isEqualTo(ada.email());
    }

    @Test
    @Tag("F-29")
    @Tag("create_update_comments")
    @Tag("delete_comments")
    void commentOfAnotherUserStaysAsItWas() {
        var comment = id(write(ada, "A girl has seen this film."));
        var before = site.anyone().comments().of(film).text();
        for (var other : List.of(Visitor.user(site), Visitor.admin(site))) {
            assertThat(other.comments().edit(comment, "It was terrible.").code())
                    .isEqualTo("NOT_OWNER");
            assertThat(other.comments().deleteByBody(comment).code()).isEqualTo("NOT_OWNER");
            assertThat(other.comments().delete(comment).code()).isEqualTo("NOT_OWNER");
            assertThat(other.comments().edit(NOBODYS, "text").code()).isEqualTo("NOT_FOUND");
        }
        assertThat(site.anyone().comments().of(film).text()).isEqualTo(before);
    }

    @Test
    @Tag("delete_comments")
    void ownCommentIsRemovedOnceByEitherAddress() {
        var first = id(write(ada, "one"));
        var second = id(write(ada, "two"));
        assertThat(texts(ada.comments().deleteByBody(first))).containsExactly("two");
        assertThat(ada.comments().deleteByBody(first).status()).isEqualTo(404);
        assertThat(texts(ada.comments().delete(second))).isEmpty();
        assertThat(ada.comments().delete(second).status()).isEqualTo(404);
    }

    @Test
    @Tag("F-01")
    @Tag("F-27")
    void unknownFilmsAndMalformedIdsAreRefused() {
        var unknown = ada.comments().write(NOBODYS, "text");
        assertThat(unknown.code()).isEqualTo("NOT_FOUND");
        for (var id : List.of("foobar", "0".repeat(23), "0".repeat(25), " ", "", "٠".repeat(24))) {
            var written = ada.comments().write(id, "text");
            assertThat(written.code()).as(written.toString()).isEqualTo("INVALID_ID");
            assertThat(written.json().getString("error").getValue()).isEqualTo("Not found");
            assertThat(ada.comments().edit(id, "text").code()).isEqualTo("INVALID_ID");
            assertThat(ada.comments().deleteByBody(id).code()).isEqualTo("INVALID_ID");
        }
        assertThat(ada.comments().delete("foobar").code()).isEqualTo("INVALID_ID");
    }

    @Test
    @Tag("F-28")
    @Tag("create_update_comments")
    void commentsHaveOneToTwoThousandCharacters() {
        for (var bad : List.of("", " \t ", "x".repeat(2001))) {
            assertThat(write(ada, bad).code()).isEqualTo("VALIDATION_FAILED");
        }
        for (var good : List.of("x", "x".repeat(2000), "😀".repeat(2000))) {
            assertThat(texts(write(ada, good))).startsWith(good);
        }
        var comment = id(write(ada, "kept"));
        assertThat(ada.comments().edit(comment, " ").code()).isEqualTo("VALIDATION_FAILED");
        assertThat(texts(site.anyone().comments().of(film))).startsWith("kept");
    }

    @Test
    @Tag("F-19")
    @Tag("F-25")
    void markupIsStoredAsTypedAndControlCharactersAreRefused() {
        for (var text : List.of(
                "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{7*7}}", "a\u202eb", "'; DROP TABLE")) {
            assertThat(texts(write(ada, text))).startsWith(text);
        }
        for (var escape : List.of("\\u0000", "\\u0007", "\\u001b", "\\ud800", "\\udc00x")) {
            var answer = ada.send(
                    "POST", "/movies/comment", "{\"movie_id\":\"" + film + "\",\"comment\":\"a" + escape + "\"}");
            assertThat(answer.code()).as(answer.toString()).isEqualTo("VALIDATION_FAILED");
        }
    }

    @Test
    @Tag("get_comments")
    void pagesAreLinkedAndHoldEachCommentOnce() {
        for (int i = 0; i < 5; i++) {
            id(write(ada, "comment " + i));
        }
        var seen = new ArrayList<String>();
        var comments = site.anyone().comments();
        var page = comments.of(film, "entries_per_page", 2);
        assertThat(page.header("ETag")).isNotEmpty();
        assertThat(page.header("Link")).contains("rel=\"first\"").contains("rel=\"next\"");
        seen.addAll(texts(page));
        while (page.json().isString("next")) {
            page = comments.of(
                    film,
                    "entries_per_page",
                    2,
                    "after",
                    page.json().getString("next").getValue());
            seen.addAll(texts(page));
        }
        assertThat(seen).containsExactly("comment 4", "comment 3", "comment 2", "comment 1", "comment 0");
        assertThat(page.header("Link")).doesNotContain("next");
        assertThat(page.json().getNumber("total_results").intValue()).isEqualTo(5);
        assertThat(comments.of(film, "entries_per_page", 2, "after", "xyz").code())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(comments.of(NOBODYS).code()).isEqualTo("NOT_FOUND");
    }
}
