package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
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
    private static final String NO_FILM = "000000000000000000000000";

    @ArquillianResource
    private URI root;

    private Visitor stranger;

    @BeforeEach
    void open() {
        stranger = new Site(root.getPort()).anyone();
    }

    private static BsonDocument ok(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static List<BsonDocument> rows(BsonDocument reply, String name) {
        return reply.getArray(name).stream().map(BsonValue::asDocument).toList();
    }

    @Test
    @Tag("F-264")
    void listsHaveOrdersAndBounds() {
        var list = ok(stranger.movies()
                .list(
                        "sort", "year",
                        "order", "asc",
                        "year_from", 1950,
                        "year_to", 1959,
                        "entries_per_page", 3));
        assertThat(rows(list, "movies"))
                .extracting(film -> film.getInt32("year").getValue())
                .isSorted()
                .allMatch(year -> year >= 1950 && year <= 1959);
        assertThat(list.getNumber("left_out").intValue()).isPositive(); // the series with a text for a year
        var best = ok(stranger.movies().search("genre", "Western", "sort", "rating", "imdb_rating_from", 7));
        assertThat(rows(best, "movies")).isNotEmpty();
        assertThat(ok(stranger.movies()
                                .facetSearch("facet_scope", "all", "genre", "Western", "text", "", "sort", "title"))
                        .getDocument("facets")
                        .keySet())
                .containsExactly("rating", "runtime", "genre", "countries", "year");
    }

    @Test
    @Tag("F-265")
    void aTextAndAnOrderAreRefused() {
        var answer = stranger.movies().search("text", "wizard", "sort", "year");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
        assertThat(stranger.movies()
                        .list("directors", "John Ford")
                        .json()
                        .getString("detail")
                        .getValue())
                .contains("/movies/search");
    }

    @Test
    @Tag("F-262")
    void theGodfatherIsNotEveryFilm() {
        var found = ok(stranger.movies().search("text", "the godfather"));
        assertThat(found.getNumber("total_results").intValue()).isBetween(1, 20);
        assertThat(rows(found, "movies").get(0).getString("title").getValue()).startsWith(GODFATHER);
        assertThat(ok(stranger.movies().search("text", "the"))
                        .getNumber("total_results")
                        .intValue())
                .isZero();
    }

    @Test
    @Tag("F-267")
    @Tag("F-268")
    void aFilmLeadsToPeopleAndTheyLeadBackAndToOthers() {
        var film = rows(ok(stranger.movies().search("text", "\"the godfather\"")), "movies")
                .get(0);
        var director = film.getArray("directors").get(0).asString().getValue();
        var person = ok(stranger.discovery().people("name", director));
        assertThat(person.getArray("director").toString())
                .contains(film.getString("_id").getValue());
        var similar = ok(stranger.movies().similar(film.getString("_id").getValue(), "limit", 3));
        assertThat(rows(similar, "movies")).hasSize(3);
    }

    @Test
    @Tag("F-267")
    @Tag("F-268")
    void whatNamesNobodyAndNoFilmIsRefused() {
        var discovery = stranger.discovery();
        assertThat(discovery.people().code()).isEqualTo("MISSING_PARAMETER");
        assertThat(discovery.people("name", "a", "x", 1).code()).isEqualTo("UNKNOWN_PARAMETER");
        var films = stranger.movies();
        assertThat(films.similar("abc").code()).isEqualTo("INVALID_ID");
        assertThat(films.similar(NO_FILM).code()).isEqualTo("NOT_FOUND");
        assertThat(films.similar(NO_FILM, "limit", 0).code()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    @Tag("F-269")
    void suggestionsAppearInTheBackground() throws InterruptedException {
        var until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        Answer answer;
        do {
            answer = stranger.discovery().suggestions("prefix", "godf");
            assertThat(answer.status()).isEqualTo(200);
        } while (answer.json().getArray("suggestions").isEmpty() && pause(until));
        assertThat(answer.text()).contains(GODFATHER);
        assertThat(stranger.discovery().suggestions().code()).isEqualTo("MISSING_PARAMETER");
    }

    private static boolean pause(long until) throws InterruptedException {
        Thread.sleep(250);
        return System.nanoTime() < until;
    }

    @Test
    @Tag("F-270")
    void theatersAreInventedOnesNearACity() {
        var near = ok(stranger.discovery().theaters("near", "-93.26,44.97", "entries_per_page", 3));
        assertThat(rows(near, "theaters")).hasSize(3);
        assertThat(near.getArray("theaters").toString()).contains("Invented", "Minneapolis");
        assertThat(rows(ok(stranger.discovery().theaters("city", "Chicago")), "theaters"))
                .hasSize(2);
        assertThat(rows(ok(stranger.discovery().cities()), "cities")).hasSizeGreaterThan(5);
        assertThat(stranger.discovery().theaters("near", "200,0").code()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    @Tag("F-272")
    void reportsByGenreAndCountryAreForEverybody() {
        assertThat(rows(ok(stranger.reports().byGenre(5)), "report")).hasSize(5);
        assertThat(rows(ok(stranger.reports().byCountry(2)), "report")).hasSize(2);
    }

    @Test
    @Tag("F-542")
    void ratingsOfEachDecadeAreForEverybody() {
        var reply = ok(stranger.reports().ratingsByDecade());
        assertThat(rows(reply, "report")).hasSizeGreaterThan(10);
        var latest = reply.getArray("report").get(0).asDocument();
        assertThat(latest.getDocument("imdb").getNumber("average").doubleValue())
                .isBetween(1.0, 10.0);
        assertThat(latest.getDocument("critics").getNumber("average").doubleValue())
                .isBetween(10.0, 100.0);
        assertThat(latest.getDocument("viewers").getNumber("average").doubleValue())
                .isBetween(1.0, 5.0);
        assertThat(stranger.reports().ratingsByDecade("limit", 3).code()).isEqualTo("UNKNOWN_PARAMETER");
    }

    @Test
    @Tag("F-273")
    void theOptionsSayThatTheDataIsTheDemo() {
        assertThat(ok(stranger.movies().configOptions()).getBoolean("demo_data").getValue())
                .isTrue();
    }
}
