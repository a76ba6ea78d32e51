package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** Films and reports, for everybody. */
final class FilmSmoke {
    private static final String TRAIN_ROBBERY = "573a1390f29313caabcd42e8";

    private FilmSmoke() {}

    static void addTo(SmokeChecks checks, Site site) {
        var movies = site.anyone().movies();
        checks.add("first page of films", () -> {
            var page = ok(movies.list());
            assertThat(page.getArray("movies")).hasSize(20);
            assertThat(page.getNumber("total_results").intValue()).isGreaterThan(200);
        });
        checks.add("pages hold each film once", () -> {
            var ids = new HashSet<String>();
            for (var page = 0; page < 3; page++) {
                ok(movies.list("page", page, "entries_per_page", 50))
                        .getArray("movies")
                        .forEach(film ->
                                ids.add(film.asDocument().getString("_id").getValue()));
            }
            assertThat(ids).hasSize(150);
        });
        checks.add("links to other pages", () -> assertThat(
                        movies.search("cast", "James Stewart", "entries_per_page", 5, "page", 1)
                                .header("Link"))
                .contains("<" + site.root().getPath() + "api/v1/movies/search?cast=James%20Stewart", "rel=\"next\""));
        checks.add("search by cast", () -> all(movies.search("cast", "Tom Hanks"), "cast", "Tom Hanks"));
        checks.add("search by genre", () -> all(movies.search("genre", "Western"), "genres", "Western"));
        checks.add("search by country", () -> all(movies.search("countries", "Japan"), "countries", "Japan"));
        checks.add(
                "search by text",
                () -> assertThat(movies.search("text", "robbery").text()).contains("The Great Train Robbery"));
        checks.add("search in other scripts", () -> assertThat(
                        ok(movies.search("cast", "Toshirè Mifune ✓ 黒澤明")).getArray("movies"))
                .isEmpty());
        checks.add("facets", () -> {
            var page = ok(movies.facetSearch("cast", "Tom Hanks"));
            assertThat(page.getArray("movies")).isNotEmpty();
            assertThat(page.getDocument("facets").keySet()).contains("rating", "runtime");
        });
        checks.add("one film, at both addresses", () -> {
            var film = movies.one(TRAIN_ROBBERY);
            assertThat(ok(film).getDocument("movie").getString("title").getValue())
                    .isEqualTo("The Great Train Robbery");
            assertThat(movies.oneAtShortAddress(TRAIN_ROBBERY).text()).isEqualTo(film.text());
        });
        checks.add("film that the client has already", () -> {
            var tag = movies.one(TRAIN_ROBBERY).header("ETag");
            assertThat(tag).isNotEmpty();
            var again = site.anyone().sending("If-None-Match", tag).movies().one(TRAIN_ROBBERY);
            assertThat(again.status()).isEqualTo(304);
        });
        checks.add("films packed by gzip", () -> assertThat(site.anyone()
                        .sending("Accept-Encoding", "gzip")
                        .movies()
                        .list()
                        .header("Content-Encoding"))
                .isEqualTo("gzip"));
        checks.add("HEAD of films", () -> {
            var head = site.anyone().send("HEAD", "/movies", null);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo(movies.list().header("Content-Length"));
        });
        checks.add("titles by country", () -> assertThat(ok(movies.titlesFrom("Japan", "Kenya")))
                .isNotEmpty());
        checks.add("genres", () -> assertThat(movies.genres().text()).contains("Western"));
        checks.add("names of countries", () -> assertThat(movies.countryNames().text())
                .contains("Japan"));
        checks.add("options in force", () -> {
            var options = ok(movies.configOptions());
            assertThat(options.getNumber("pool_size").intValue()).isEqualTo(50);
            assertThat(options.getBoolean("embedded").getValue()).isTrue();
        });
        var reports = site.anyone().reports();
        checks.add("report by year", () -> assertThat(report(reports.byYear())).isNotEmpty());
        checks.add("report by director", () -> assertThat(report(reports.byDirector(3)))
                .hasSize(3));
        checks.add("report of comments", () -> assertThat(report(reports.mostCommented(3)))
                .hasSize(3));
    }

    private static void all(Answer answer, String field, String value) {
        var films = ok(answer).getArray("movies");
        assertThat(films).isNotEmpty();
        films.forEach(film -> assertThat(film.asDocument().getArray(field).stream()
                        .map(each -> each.asString().getValue()))
                .contains(value));
    }

    private static BsonArray report(Answer answer) {
        return ok(answer).getArray("report");
    }

    static BsonDocument ok(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }
}
