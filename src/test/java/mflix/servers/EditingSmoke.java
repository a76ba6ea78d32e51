package mflix.servers;

import static mflix.servers.RefusalSmoke.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mflix.testing.Json;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;

/** Films that administrators write. */
final class EditingSmoke {
    private EditingSmoke() {}

    static void addTo(SmokeChecks checks, Site site) {
        checks.add("new film is where its Location says", () -> {
            var added = Visitor.admin(site).movies().create(Json.of("title", "The Answer", "year", 1999));
            var film = id(added);
            assertThat(added.header("Location")).isEqualTo(site.root().getPath() + "api/v1/movies/id/" + film);
            assertThat(site.anyone().movies().one(film).text()).isEqualTo(added.text());
        });
        checks.add("film is changed while it is as it was seen", () -> {
            var admin = Visitor.admin(site);
            var added = admin.movies().create(Json.of("title", "Contended"));
            var movies = admin.sending("If-Match", added.header("ETag")).movies();
            assertThat(movies.change(id(added), Json.of("plot", "one")).status())
                    .isEqualTo(200);
            assertThat(movies.change(id(added), Json.of("plot", "two")).status())
                    .isEqualTo(412);
        });
        checks.add("film is changed by a merge patch", () -> {
            var admin = Visitor.admin(site);
            var film = id(admin.movies().create(Json.of("title", "Merged", "plot", "x")));
            var merged = admin.sending("Content-Type", "application/merge-patch+json")
                    .movies()
                    .change(film, Json.of("plot", null, "year", 2001));
            assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
            assertThat(merged.json().getDocument("movie").keySet())
                    .contains("year")
                    .doesNotContain("plot");
        });
        checks.add("film is deleted", () -> {
            var movies = Visitor.admin(site).movies();
            var film = id(movies.create(Json.of("title", "Gone")));
            assertThat(movies.delete(film).status()).isEqualTo(200);
            refused(movies.one(film), 404, "NOT_FOUND");
        });
        checks.add("many films at once, each refused by itself", () -> {
            var answer = Visitor.admin(site).movies().createAll(List.of(Json.of("title", "One"), Json.of("year", 1)));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            assertThat(answer.json().getNumber("inserted").intValue()).isEqualTo(1);
            assertThat(answer.text()).contains("movies[1].title");
        });
        checks.add("film with an unknown field", () -> assertThat(Visitor.admin(site)
                        .movies()
                        .create(Json.of("title", "x", "titel", "y"))
                        .status())
                .isEqualTo(400));
    }

    static String id(Answer film) {
        assertThat(film.status()).as(film.toString()).isEqualTo(201);
        return film.json().getDocument("movie").getString("_id").getValue();
    }
}
