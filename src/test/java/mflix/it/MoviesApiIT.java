package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mflix.testing.MoviesClient;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The films as the deployed site shows them, over the demo catalogue. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class MoviesApiIT {
    private static final String TRAIN_ROBBERY = "573a1390f29313caabcd42e8";

    @ArquillianResource
    private URI root;

    private Site site;
    private MoviesClient movies;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
        movies = site.anyone().movies();
    }

    @Test
    @Tag("connection")
    void firstPageHoldsTwentyFilmsMostReviewedFirst() {
        var page = ok(movies.list());
        assertThat(page.keySet())
                .containsExactly("movies", "page", "filters", "entries_per_page", "total_results", "next");
        assertThat(page.getDocument("filters")).isEmpty();
        assertThat(number(page, "page")).isZero();
        assertThat(number(page, "total_results")).isBetween(230L, 260L);
        var reviews = movies(page).stream().map(MoviesApiIT::reviews).toList();
        assertThat(reviews).hasSize(20).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    @Tag("paging")
    void pagesTogetherHoldEachFilmOnce() {
        var ids = new ArrayList<String>();
        var total = number(ok(movies.list()), "total_results");
        for (int page = 0; ids.size() < total; page++) {
            var films = movies(ok(movies.page(page)));
            assertThat(films).as("page %s", page).isNotEmpty();
            films.forEach(film -> ids.add(id(film)));
        }
        assertThat(new HashSet<>(ids)).hasSize((int) total).hasSameSizeAs(ids);
    }

    @Test
    @Tag("paging")
    @Tag("F-04")
    void pageAfterTheLastIsEmptyWithTheRightTotal() {
        var total = number(ok(site.get("/movies/")), "total_results");
        for (var answer : List.of(movies.page(9999), movies.list("page", 10_000, "entries_per_page", 100))) {
            var beyond = ok(answer);
            assertThat(movies(beyond)).isEmpty();
            assertThat(number(beyond, "total_results")).isEqualTo(total);
        }
        refused(movies.page(10001), 400, "INVALID_PARAMETER");
    }

    @Test
    @Tag("paging")
    void linksLeadThroughThePagesWithEveryParameterKept() {
        var answer = movies.search("cast", "James Stewart", "entries_per_page", 5, "page", 1);
        assertThat(answer.header("Link").split(", "))
                .contains(
                        "</api/v1/movies/search?cast=James%20Stewart&entries_per_page=5&page=0>; rel=\"first\"",
                        "</api/v1/movies/search?cast=James%20Stewart&entries_per_page=5&page=0>; rel=\"prev\"");
        assertThat(answer.header("Link"))
                .containsPattern(
                        "<[^>]*\\?cast=James%20Stewart&entries_per_page=5&page=2&after=[\\w-]+>; rel=\"next\"");
        assertThat(movies.list().header("Link")).doesNotContain("prev").contains("rel=\"last\"");
    }

    @Test
    @Tag("text_and_subfield_search")
    void eachFilterFindsOnlyWhatItNames() {
        allAre(all("cast", "Tom Hanks"), film -> assertThat(texts(film, "cast")).contains("Tom Hanks"));
        allAre(all("genre", "Western"), film -> assertThat(texts(film, "genres"))
                .contains("Western"));
        allAre(all("countries", "Japan"), film -> assertThat(texts(film, "countries"))
                .contains("Japan"));
        allAre(all("genre", "Drama", "genre", "War", "cast", "Tom Hanks"), film -> {
            assertThat(texts(film, "genres")).containsAnyOf("Drama", "War");
            assertThat(texts(film, "cast")).contains("Tom Hanks");
        });
    }

    @Test
    @Tag("text_and_subfield_search")
    void wordsAreFoundInTheirFieldsBestFirst() {
        var page = ok(movies.search("text", "robbery", "entries_per_page", 100));
        var scores = movies(page).stream()
                .map(film -> film.getNumber("score").doubleValue())
                .toList();
        assertThat(movies(page).stream().map(MoviesApiIT::id)).contains(TRAIN_ROBBERY);
        assertThat(scores).isSortedAccordingTo((a, b) -> Double.compare(b, a)).allMatch(score -> score > 0);
        var phrase = ok(movies.search("text", "\"great train robbery\""));
        assertThat(movies(phrase).stream().map(MoviesApiIT::id)).contains(TRAIN_ROBBERY);
        var excluded = ok(movies.search("text", "robbery -train", "entries_per_page", 100));
        assertThat(movies(excluded).stream().map(MoviesApiIT::id)).doesNotContain(TRAIN_ROBBERY);
        assertThat(number(ok(movies.search("text", "-robbery")), "total_results"))
                .isZero();
    }

    @Test
    @Tag("text_and_subfield_search")
    void whatWasAppliedIsEchoedTrimmedAndWithoutDoubles() {
        var answer = movies.search(
                "runtime", 90, "genre", "Drama", "text", " war ", "genre", "Drama", "genre", "War", "cast", "",
                "rating", "other");
        var filters = ok(answer).getDocument("filters");
        assertThat(filters)
                .isEqualTo(BsonDocument.parse(
                        "{text: 'war', genre: ['Drama', 'War'], runtime: ['90'], rating: ['other']}"));
    }

    @Test
    @Tag("faceted_search")
    void facetsOfAllPagesAddUpToTheTotal() {
        var page = ok(movies.facetSearch("genre", "Drama", "facet_scope", "all"));
        assertThat(page.keySet())
                .containsExactly("movies", "facets", "page", "filters", "entries_per_page", "total_results", "next");
        assertThat(sum(page, "rating")).isEqualTo(number(page, "total_results"));
        assertThat(sum(page, "runtime")).isEqualTo(number(page, "total_results"));
    }

    @Test
    @Tag("faceted_search")
    void facetsOfOnePageCountItsFilmsAndEachCanBeFollowed() {
        var page = ok(movies.facetSearch("cast", "James Stewart", "facet_scope", "page"));
        assertThat(sum(page, "rating")).isEqualTo(movies(page).size());
        for (var facet : page.getDocument("facets").getArray("runtime")) {
            var bucket = facet.asDocument();
            var name = bucket.get("_id").isString() ? "other" : String.valueOf(number(bucket, "_id"));
            var followed = ok(movies.search("cast", "James Stewart", "runtime", name));
            assertThat(number(followed, "total_results")).as(name).isEqualTo(number(bucket, "count"));
        }
    }

    @Test
    @Tag("faceted_search")
    void nobodyFoundGivesEmptyLists() {
        var page = ok(movies.facetSearch("cast", "Nobody At All"));
        assertThat(movies(page)).isEmpty();
        assertThat(page.getDocument("facets")).isEqualTo(BsonDocument.parse("{rating: [], runtime: []}"));
        var all = ok(movies.facetSearch("cast", "Nobody At All", "facet_scope", "all"));
        assertThat(all.getDocument("facets"))
                .isEqualTo(BsonDocument.parse("{rating: [], runtime: [], genre: [], countries: [], year: []}"));
    }

    @Test
    @Tag("projection")
    void titlesByCountryHaveTwoKeysAndComeByTitle() {
        var page = ok(movies.titlesFrom("Japan", "India"));
        var titles = page.getArray("titles");
        assertThat(titles)
                .hasSize((int) number(page, "total_results"))
                .allSatisfy(title -> assertThat(title.asDocument().keySet()).containsExactly("_id", "title"));
        assertThat(titles.stream()
                        .map(title -> title.asDocument().getString("title").getValue()))
                .isSorted();
        refused(movies.titlesFrom(), 400, "MISSING_PARAMETER");
        assertThat(ok(movies.titlesFrom("Atlantis")).getArray("titles")).isEmpty();
    }

    @Test
    void genresAndCountriesAreCountedByName() {
        var lists = Map.of("genres", movies.genres(), "countries", movies.countryNames());
        lists.forEach((list, answer) -> {
            var rows = ok(answer).getArray(list);
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
            assertThat(rows)
                    .hasSize((int) number(answer.json(), "total_results"))
                    .hasSizeGreaterThan(17);
            assertThat(rows.stream()
                            .map(row -> row.asDocument().getString("_id").getValue()))
                    .isSorted();
        });
        var dramas = ok(movies.genres()).getArray("genres").stream()
                .map(BsonValue::asDocument)
                .filter(row -> row.getString("_id").getValue().equals("Drama"))
                .findFirst()
                .orElseThrow();
        assertThat(number(dramas, "count")).isEqualTo(number(ok(movies.search("genre", "Drama")), "total_results"));
    }

    @Test
    @Tag("get_comments")
    void filmComesWithItsCommentsNewestFirst() {
        var answer = ok(movies.one("573a13a7f29313caabd1aa1f"));
        assertThat(answer.keySet()).containsExactly("movie", "updated_type", "api", "comments_total");
        assertThat(number(answer, "comments_total")).isEqualTo(133);
        assertThat(answer.getString("updated_type").getValue()).isEqualTo("java.lang.String");
        var comments = answer.getDocument("movie").getArray("comments");
        var dates = comments.stream()
                .map(c -> c.asDocument().getString("date").getValue())
                .toList();
        assertThat(dates)
                .hasSize(133)
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .allMatch(date -> date.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    }

    @Test
    void bothAddressesOfAFilmAreOne() {
        var one = movies.one(TRAIN_ROBBERY);
        var other = movies.oneAtShortAddress(TRAIN_ROBBERY.toUpperCase(Locale.ROOT));
        assertThat(ok(one).getDocument("movie").getString("title").getValue()).isEqualTo("The Great Train Robbery");
        assertThat(other.text()).isEqualTo(one.text());
    }

    @Test
    @Tag("error_handling")
    @Tag("F-01")
    void malformedIdIsAnswered400() {
        for (var id : List.of(
                "foobar", "573a1390f29313caabcd42e", "573a1390f29313caabcd42e8a", " ", "٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣")) {
            for (var answer : List.of(movies.one(id), movies.oneAtShortAddress(id))) {
                refused(answer, 400, "INVALID_ID");
                assertThat(answer.json().getString("error").getValue()).isEqualTo("Not found");
            }
        }
    }

    @Test
    @Tag("error_handling")
    @Tag("F-02")
    void unknownIdIsAnswered404() {
        var answer = movies.one("573a13b7f29313caabd490b9");
        refused(answer, 404, "NOT_FOUND");
        assertThat(answer.json().getString("error").getValue()).isEqualTo("Not found");
    }

    @Test
    @Tag("error_handling")
    @Tag("F-03")
    @Tag("F-05")
    void badNumbersAreRefusedByName() {
        for (var bad : List.of("-1", "abc", "1e3", "+1", " 1", "٣", "99999999999", "")) {
            var answer = movies.list("page", bad);
            refused(answer, 400, "INVALID_PARAMETER");
            assertThat(answer.json().getString("detail").getValue()).startsWith("page must be a whole number from 0");
        }
        for (var bad : List.of("0", "-5", "101")) {
            refused(movies.list("entries_per_page", bad), 400, "INVALID_PARAMETER");
        }
    }

    @Test
    @Tag("error_handling")
    @Tag("F-06")
    @Tag("F-07")
    void unknownAndRepeatedParametersAreRefused() {
        refused(movies.list("page", 1, "page", 7), 400, "REPEATED_PARAMETER");
        assertThat(movies.search("cast", "A", "cast", "B").status()).isEqualTo(200);
        for (var answer : List.of(
                movies.search("foo", 1), movies.search("sort_by", "password"), movies.search("cast[$ne]", "x"))) {
            refused(answer, 400, "UNKNOWN_PARAMETER");
            assertThat(answer.json().getArray("allowed")).isNotEmpty();
        }
        refused(site.get("/movies/genres?page=0"), 400, "UNKNOWN_PARAMETER");
    }

    @Test
    @Tag("error_handling")
    @Tag("F-21")
    @Tag("F-22")
    void operatorsAndPatternsAreLiterals() {
        for (var text : List.of(".*", "[", "^$", "x".repeat(200))) {
            assertThat(found(text)).as(text).isZero();
        }
        assertThat(found("$war")).isEqualTo(found("war")).isPositive();
        assertThat(found("(drama+)+$")).isEqualTo(found("drama")).isPositive();
        refused(movies.search("sort", "password"), 400, "INVALID_PARAMETER");
        assertThat(found("\\Q\\E")).isEqualTo(found("q e"));
        assertThat(movies(ok(movies.search("cast", "$ne")))).isEmpty();
        refused(movies.search("text", "x".repeat(201)), 400, "INVALID_PARAMETER");
    }

    @Test
    @Tag("error_handling")
    @Tag("F-13")
    @Tag("F-14")
    void whatTheAddressDoesNotOfferIsRefusedAsAProblem() {
        refused(site.get("/nothing/here"), 404, "NOT_FOUND");
        refused(site.anyone().sending("Accept", "application/xml").movies().list(), 406, "NOT_ACCEPTABLE");
        var put = site.send("PUT", "/movies/genres", "{}", "Content-Type", "application/json");
        refused(put, 405, "METHOD_NOT_ALLOWED");
        assertThat(put.header("Allow")).contains("GET");
        var overridden = site.anyone()
                .sending("X-HTTP-Method-Override", "DELETE")
                .movies()
                .list();
        assertThat(overridden.status()).isEqualTo(200);
        var options = site.send("OPTIONS", "/movies/genres", null);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).contains("GET");
        assertThat(site.get("/application.wadl").status()).isEqualTo(404);
    }

    @Test
    void clientThatOffersHttp2IsAnsweredAlikeInHttp1() {
        for (var path : List.of("/movies", "/movies/genres", "/movies/id/foobar")) {
            var one = site.get(path);
            var two = site.overHttp2().get(path);
            assertThat(two.response().version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(two.status()).isEqualTo(one.status());
            for (var header : List.of("Content-Type", "Content-Length", "ETag", "Link", "Cache-Control")) {
                assertThat(two.header(header)).as(path + " " + header).isEqualTo(one.header(header));
            }
        }
    }

    @Test
    @Tag("F-67")
    void headAnswersAsGetDoesWithoutABody() {
        for (var path : List.of("/movies", "/movies/genres", "/movies/id/" + TRAIN_ROBBERY, "/movies/config-options")) {
            var get = site.get(path);
            var head = site.send("HEAD", path, null);
            assertThat(head.status()).isEqualTo(200);
            for (var header : List.of("Content-Type", "Content-Length", "ETag", "Link", "Cache-Control")) {
                assertThat(head.header(header)).as(path + " " + header).isEqualTo(get.header(header));
            }
        }
    }

    @Test
    @Tag("F-67")
    @Tag("F-232")
    void unchangedReplyIsNotSentAgain() {
        var first = movies.page(2);
        assertThat(first.header("ETag")).matches("\"[0-9a-f]+-[0-9a-f]+\"");
        for (var tag :
                List.of(first.header("ETag"), "W/" + first.header("ETag"), "\"x\", " + first.header("ETag"), "*")) {
            var again = site.anyone().sending("If-None-Match", tag).movies().page(2);
            assertThat(again.status()).as(tag).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        }
        assertThat(site.anyone()
                        .sending("If-None-Match", "\"x\"")
                        .movies()
                        .page(2)
                        .status())
                .isEqualTo(200);
        assertThat(site.anyone().sending("Range", "bytes=0-9").movies().page(2).text())
                .isEqualTo(first.text());
    }

    @Test
    @Tag("F-173")
    void packedReplyHasATagOfItsOwnAndEitherTagIsKnown() {
        var plain = movies.page(2).header("ETag");
        var packed = site.anyone()
                .sending("Accept-Encoding", "gzip")
                .movies()
                .page(2)
                .header("ETag");
        assertThat(packed).isEqualTo(plain.replaceFirst("\"$", "-gzip\"")).isNotEqualTo(plain);
        for (var tag : List.of(plain, packed, "W/" + packed)) {
            assertThat(site.anyone()
                            .sending("If-None-Match", tag)
                            .movies()
                            .page(2)
                            .header("ETag"))
                    .isEqualTo(plain);
            var again = site.anyone()
                    .sending("If-None-Match", tag, "Accept-Encoding", "gzip")
                    .movies()
                    .page(2);
            assertThat(again.status()).as(tag).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(packed);
        }
    }

    @Test
    @Tag("error_handling")
    @Tag("F-34")
    void staleTokenDoesNotBreakBrowsing() {
        assertThat(site.as("garbage").movies().list().status()).isEqualTo(200);
    }

    @Test
    @Tag("error_handling")
    @Tag("F-64")
    void dirtyFilmsAreServedInEveryListAndFacet() {
        var ids = new ArrayList<String>();
        var titles = new ArrayList<BsonValue>();
        for (int page = 0; page < 3; page++) {
            movies(ok(movies.facetSearch("entries_per_page", 100, "page", page)))
                    .forEach(film -> {
                        ids.add(id(film));
                        titles.add(film.get("title"));
                    });
        }
        assertThat(ids)
                .hasSizeGreaterThan(230)
                .allSatisfy(id -> assertThat(movies.one(id).status()).isEqualTo(200));
        var series = movies(ok(movies.search("cast", "Bryan Cranston"))).get(0);
        assertThat(series.getString("year").getValue()).isEqualTo("2008è2013");
        var unrated =
                movies(ok(movies.search("text", "\"the impossible voyage\""))).get(0);
        assertThat(unrated.getDocument("imdb").getString("rating").getValue()).isEmpty();
        assertThat(titles).contains(new BsonInt32(300));
    }

    @Test
    @Tag("connection_pooling")
    @Tag("timeouts")
    void optionsInForceAreReadFromTheLiveClient() {
        var options = ok(movies.configOptions());
        assertThat(number(options, "pool_size")).isEqualTo(50);
        assertThat(number(options, "wtimeout")).isEqualTo(2500);
        assertThat(options.getString("w").getValue()).isEqualTo("majority");
        assertThat(options.getBoolean("embedded").getValue()).isTrue();
        assertThat(options.getString("text_search").getValue()).isEqualTo("scan");
        assertThat(options.keySet()).doesNotContain("role", "roles");
    }

    @Test
    void everyPageHasItsSecurityHeaders() {
        for (var path : List.of("/", "/health/live", "/nothing.html", "/api/v1/movies")) {
            var headers = site.page(path).headers();
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'");
            assertThat(headers.map()).as(path).doesNotContainKeys("server", "x-powered-by", "set-cookie");
        }
    }

    @Test
    void healthIsUpOnAllThreeAddresses() {
        for (var check : List.of("live", "started", "ready")) {
            assertThat(site.page("/health/" + check).statusCode()).as(check).isEqualTo(200);
        }
    }

    @Test
    @Tag("F-24")
    void strangePathsAreRefused() {
        assertThat(site.statusOf("/api/v1/movies/%00")).isEqualTo(400);
        assertThat(site.statusOf("/api/v1/movies/%zz")).isEqualTo(400);
        assertThat(site.statusOf("/api/v1/movies/a%2Fb")).isBetween(400, 404);
        assertThat(site.statusOf("/api/v1/..;/WEB-INF/web.xml")).isBetween(400, 404);
        assertThat(site.statusOf("/api/v1/movies/" + "x".repeat(20_000))).isEqualTo(414);
    }

    private Answer all(String... query) {
        return movies.search(Stream.concat(Stream.of("entries_per_page", "100"), Stream.of(query))
                .toArray());
    }

    private static void allAre(Answer answer, Consumer<BsonDocument> eachFilm) {
        var page = ok(answer);
        assertThat(movies(page)).as(answer.toString()).isNotEmpty().allSatisfy(eachFilm);
        assertThat(number(page, "total_results"))
                .as(answer.toString())
                .isEqualTo(movies(page).size());
    }

    private long found(String text) {
        return number(ok(movies.search("text", text)), "total_results");
    }

    private static BsonDocument ok(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
    }

    private static List<BsonDocument> movies(BsonDocument page) {
        return page.getArray("movies").stream().map(BsonValue::asDocument).toList();
    }

    private static String id(BsonDocument film) {
        return film.getString("_id").getValue();
    }

    private static long number(BsonDocument document, String name) {
        return document.getNumber(name).longValue();
    }

    private static long sum(BsonDocument page, String facet) {
        return page.getDocument("facets").getArray(facet).stream()
                .mapToLong(bucket -> number(bucket.asDocument(), "count"))
                .sum();
    }

    private static long reviews(BsonDocument film) {
        return film.getDocument("tomatoes")
                .getDocument("viewer")
                .getNumber("numReviews")
                .longValue();
    }

    private static Stream<String> texts(BsonDocument film, String field) {
        return film.getArray(field).stream().map(value -> value.asString().getValue());
    }
}
