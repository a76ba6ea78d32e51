package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import mflix.testing.Json;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who write, over HTTP: moderation, masked addresses, one's own data. Each test has a film of its own. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ModerationApiIT {
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
        film = admin.movies()
                .create(Json.of("title", "A film of one test"))
                .json()
                .getDocument("movie")
                .getString("_id")
                .getValue();
    }

    @AfterEach
    void removeFilm() {
        admin.movies().delete(film);
    }

    private String written(Visitor visitor, String text) {
        return visitor.comments()
                .write(film, text)
                .json()
                .getString("comment_id")
                .getValue();
    }

    private static List<String> values(Answer answer, String array, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getArray(array).stream()
                .map(BsonValue::asDocument)
                .map(row -> row.containsKey(field) ? row.getString(field).getValue() : "")
                .toList();
    }

    @Test
    @Tag("F-274")
    @Tag("F-275")
    void administratorsRemoveCommentsWithAReasonThatIsKept() {
        var comment = written(ada, "Rude words.");
        for (var body : List.of(Json.of(), Json.of("reason", " "), Json.of("reason", "x".repeat(501)))) {
            assertThat(admin.moderation().remove(comment, body).code())
                    .as(body.toJson())
                    .isEqualTo("VALIDATION_FAILED");
        }
        assertThat(ada.moderation().remove(comment, "mine").status()).isEqualTo(403);
        assertThat(values(admin.moderation().remove(comment, "Insults"), "comments", "text"))
                .isEmpty();
        assertThat(admin.moderation().remove(comment, "Insults").code()).isEqualTo("NOT_FOUND");
        assertThat(admin.moderation().remove("abc", "Insults").code()).isEqualTo("INVALID_ID");
        var audit = admin.moderation().audit("act", "comment_removed", "entries_per_page", 100);
        assertThat(values(audit, "entries", "reason")).contains("Insults");
        assertThat(audit.text()).contains(comment, admin.email(), ada.email());
        assertThat(ada.moderation().audit().status()).isEqualTo(403);
    }

    @Test
    @Tag("F-275")
    void changesOfFilmsAndRightsAreInTheList() {
        admin.movies().change(film, Json.of("title", "Another title"));
        assertThat(admin.users().setAdmin(ada.email(), true).status()).isEqualTo(200);
        var acts = admin.moderation().audit("entries_per_page", 100).json().getArray("entries").stream()
                .map(BsonValue::asDocument)
                .filter(entry -> entry.getString("by").getValue().equals(admin.email()))
                .map(entry -> entry.getString("act").getValue())
                .toList();
        assertThat(acts).containsExactly("admin_made", "film_changed", "film_added", "admin_made");
    }

    /** Its title cannot be found out later. */
    @Test
    @Tag("F-275")
    void removedFilmIsInTheListWithItsTitle() {
        var id = admin.movies()
                .create(Json.of("title", "Gone soon"))
                .json()
                .getDocument("movie")
                .getString("_id")
                .getValue();
        assertThat(admin.movies().delete(id).status()).isEqualTo(200);
        var about = admin.moderation().audit("act", "film_removed").json().getArray("entries").stream()
                .map(entry -> entry.asDocument().getDocument("about"))
                .filter(row -> row.getString("film").getValue().equals(id))
                .toList();
        assertThat(about)
                .singleElement()
                .satisfies(row -> assertThat(row.getString("title").getValue()).isEqualTo("Gone soon"));
    }

    @Test
    @Tag("F-276")
    void addressesAreShownToTheirOwnersAndToAdministratorsOnly() {
        written(ada, "Mine.");
        for (var stranger : List.of(site.anyone(), site.as("stale"), Visitor.user(site))) {
            assertThat(values(stranger.comments().of(film), "comments", "email"))
                    .containsExactly("v***@***");
            assertThat(ownFilm(stranger).toString()).doesNotContain(ada.email()).contains("v***@***");
        }
        for (var reader : List.of(ada, admin)) {
            assertThat(values(reader.comments().of(film), "comments", "email")).containsExactly(ada.email());
            assertThat(ownFilm(reader).toString()).contains(ada.email());
        }
        assertThat(ada.comments().of(film).header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(site.anyone().comments().of(film).header("Cache-Control")).isEqualTo("no-cache");
        assertThat(String.join(",", ada.comments().of(film).response().headers().allValues("Vary")))
                .contains("Authorization", "Accept-Encoding");
        var other = Visitor.user(site);
        var reply = other.comments().write(film, "Hers.");
        assertThat(reply.text()).contains(other.email(), "v***@***").doesNotContain(ada.email());
    }

    private BsonDocument ownFilm(Visitor visitor) {
        return visitor.movies().one(film).json().getDocument("movie");
    }

    @Test
    @Tag("F-278")
    void oneCanTakeAwayEverythingAboutOneself() {
        written(ada, "Mine.");
        written(admin, "Not hers.");
        var data = ada.account().data();
        assertThat(data.status()).as(data.toString()).isEqualTo(200);
        assertThat(data.header("Content-Disposition")).isEqualTo("attachment; filename=\"mflix-my-data.json\"");
        assertThat(data.json().getDocument("info").getString("email").getValue())
                .isEqualTo(ada.email());
        assertThat(values(data, "comments", "text")).containsExactly("Mine.");
        assertThat(data.json().getArray("sessions")).hasSize(1);
        assertThat(data.text()).doesNotContain("password", "jti", "Not hers.", admin.email());
        assertThat(site.anyone().account().data().status()).isEqualTo(401);
    }

    @Test
    @Tag("F-279")
    void whoGoesLeavesNoNameOrNothing() {
        written(ada, "Mine.");
        var gone = Visitor.user(site);
        written(gone, "Gone.");
        assertThat(gone.account().delete(Visitor.PASSWORD, "hide").code()).isEqualTo("VALIDATION_FAILED");
        assertThat(gone.account().delete(Visitor.PASSWORD, "remove").status()).isEqualTo(200);
        assertThat(ada.account().delete(Visitor.PASSWORD).status()).isEqualTo(200);
        var left = admin.comments().of(film);
        assertThat(values(left, "comments", "text")).containsExactly("Mine.");
        assertThat(values(left, "comments", "name")).containsExactly("Former member");
        assertThat(values(left, "comments", "email")).containsExactly("");
    }
}
