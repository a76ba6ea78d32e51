package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What leads from film to film, over HTTP and the demo catalogue; each answer is as the OpenAPI document describes it. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class DiscoveryApiIT {
    private static final String GODFATHER = "The Godfather";

    @ArquillianResource
    private URI root;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
    }

    private BsonDocument ok(String path) {
        var answer = site.get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static List<BsonDocument> rows(BsonDocument reply, String name) {
        return reply.getArray(name).stream().map(BsonValue::asDocument).toList();
    }

    @Test
    @Tag("F-264")
    void listsHaveOrdersAndBounds() {
        var list = ok("/movies?sort=year&order=asc&year_from=1950&year_to=1959&entries_per_page=3");
        assertThat(rows(list, "movies"))
                .extracting(film -> film.getInt32("year").getValue())
                .isSorted()
                .allMatch(year -> year >= 1950 && year <= 1959);
        assertThat(list.getNumber("left_out").intValue()).isPositive(); // the series with a text for a year
        var best = ok("/movies/search?genre=Western&sort=rating&imdb_rating_from=7");
        assertThat(rows(best, "movies")).isNotEmpty();
        assertThat(ok("/movies/facet-search?facet_scope=all&genre=Western&text=&sort=title")
                        .getDocument("facets")
                        .keySet())
                .containsExactly("rating", "runtime", "genre", "countries", "year");
    }

    @Test
    @Tag("F-265")
    void aTextAndAnOrderAreRefused() {
        var answer = site.get("/movies/search?text=wizard&sort=year");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
        assertThat(site.get("/movies?directors=John%20Ford")
                        .json()
                        .getString("detail")
                        .getValue())
                .contains("/movies/search");
    }

    @Test
    @Tag("F-262")
    void theGodfatherIsNotEveryFilm() {
        var found = ok("/movies/search?text=the%20godfather");
        assertThat(found.getNumber("total_results").intValue()).isBetween(1, 20);
        assertThat(rows(found, "movies").get(0).getString("title").getValue()).startsWith(GODFATHER);
        assertThat(ok("/movies/search?text=the").getNumber("total_results").intValue())
                .isZero();
    }

    @Test
    @Tag("F-267")
    @Tag("F-268")
    void aFilmLeadsToPeopleAndTheyLeadBackAndToOthers() {
        var film =
                rows(ok("/movies/search?text=%22the%20godfather%22"), "movies").get(0);
        var director = film.getArray("directors").get(0).asString().getValue();
        var person = ok("/people?name=" + Site.encoded(director));
        assertThat(person.getArray("director").toString())
                .contains(film.getString("_id").getValue());
        var similar = ok("/movies/id/" + film.getString("_id").getValue() + "/similar?limit=3");
        assertThat(rows(similar, "movies")).hasSize(3);
        for (var refused : Map.of(
                        "/people", "MISSING_PARAMETER",
                        "/people?name=a&x=1", "UNKNOWN_PARAMETER",
                        "/movies/id/abc/similar", "INVALID_ID",
                        "/movies/id/000000000000000000000000/similar", "NOT_FOUND",
                        "/movies/id/000000000000000000000000/similar?limit=0", "INVALID_PARAMETER")
                .entrySet()) {
            assertThat(site.get(refused.getKey()).code()).as(refused.getKey()).isEqualTo(refused.getValue());
        }
    }

    @Test
    @Tag("F-269")
    void suggestionsAppearInTheBackground() throws InterruptedException {
        var until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        Answer answer;
        do {
            answer = site.get("/suggestions?prefix=godf");
            assertThat(answer.status()).isEqualTo(200);
        } while (answer.json().getArray("suggestions").isEmpty() && pause(until));
        assertThat(answer.text()).contains(GODFATHER);
        assertThat(site.get("/suggestions").code()).isEqualTo("MISSING_PARAMETER");
    }

    private static boolean pause(long until) throws InterruptedException {
        Thread.sleep(250);
        return System.nanoTime() < until;
    }

    @Test
    @Tag("F-270")
    void theatersAreInventedOnesNearACity() {
        var near = ok("/theaters?near=-93.26,44.97&entries_per_page=3");
        assertThat(rows(near, "theaters")).hasSize(3);
        assertThat(near.getArray("theaters").toString()).contains("Invented", "Minneapolis");
        assertThat(rows(ok("/theaters?city=Chicago"), "theaters")).hasSize(2);
        assertThat(rows(ok("/theaters/cities"), "cities")).hasSizeGreaterThan(5);
        assertThat(site.get("/theaters?near=200,0").code()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    @Tag("F-272")
    void reportsByGenreAndCountryAreForEverybody() {
        assertThat(rows(ok("/reports/by-genre?limit=5"), "report")).hasSize(5);
        assertThat(rows(ok("/reports/by-country?limit=2"), "report")).hasSize(2);
    }

    @Test
    @Tag("F-542")
    void ratingsOfEachDecadeAreForEverybody() {
        var reply = ok("/reports/ratings-by-decade");
        assertThat(rows(reply, "report")).hasSizeGreaterThan(10);
        var latest = reply.getArray("report").get(0).asDocument();
        assertThat(latest.getDocument("imdb").getNumber("average").doubleValue())
                .isBetween(1.0, 10.0);
        assertThat(latest.getDocument("critics").getNumber("average").doubleValue())
                .isBetween(10.0, 100.0);
        assertThat(latest.getDocument("viewers").getNumber("average").doubleValue())
                .isBetween(1.0, 5.0);
        assertThat(site.get("/reports/ratings-by-decade?limit=3").code()).isEqualTo("UNKNOWN_PARAMETER");
    }

    @Test
    @Tag("F-273")
    void theOptionsSayThatTheDataIsTheDemo() {
        assertThat(ok("/movies/config-options").getBoolean("demo_data").getValue())
                .isTrue();
    }
}
