package mflix.browser;

import mflix.testing.Json;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A browser before a film that belongs to one test, so that nothing is said about it yet. */
abstract class OwnFilmTest extends SiteBrowserTest {
    private Visitor admin;
    private String id;

    @BeforeEach
    void addFilm() {
        admin = Visitor.admin(site());
        id = admin.movies()
                .create(Json.of("title", "A film of one test"))
                .json()
                .getDocument("movie")
                .getString("_id")
                .getValue();
    }

    @AfterEach
    void removeFilm() {
        admin.movies().delete(id);
    }

    final String film() {
        return id;
    }

    final FilmPage open() {
        return new FilmPage(visit("movies/id/" + id));
    }

    final FilmPage openAs(Visitor visitor) {
        browser.begin(visitor.welcome());
        return open();
    }

    /** A comment made without the page. @return its id */
    final String comment(Visitor visitor, String text) {
        return idOf(visitor.comments().write(id, text));
    }

    final String idOf(Answer written) {
        return written.json().getString("comment_id").getValue();
    }

    /** How many comments the film has, and their texts, as the site shows them without an account. */
    final Answer stored() {
        return new Site(site().root().getPort()).anyone().comments().of(id);
    }
}
