package mflix.status.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import mflix.status.FakeSite;
import mflix.testing.TestDatabase;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks against a site that is wrong: a check that cannot fail proves nothing. */
class TicketChecksOfTheSiteTest {
    private static final String OLD = "000000010000000000000000";
    private static final String ALSO_OLD = "000000010000000000000001";
    private static final String REPORT = "/user/comment-report";

    private final TestDatabase database = TestDatabase.inMemory();
    private final FakeSite site = new FakeSite();
    private final SiteClient stranger = site.stranger();
    private final FilmReplies films = new FilmReplies(stranger);
    private final StoredData stored = new StoredData(database.documents());
    private final ObjectId film = new ObjectId();

    @BeforeEach
    void fill() {
        database.documents()
                .getCollection("movies")
                .insertOne(new Document("_id", film)
                        .append("title", "Metropolis")
                        .append("countries", List.of("Germany"))
                        .append("cast", List.of("Brigitte Helm"))
                        .append("genres", List.of("Drama")));
    }

    @AfterEach
    void close() {
        site.close();
        database.close();
    }

    private CatalogueChecks catalogue() {
        return new CatalogueChecks(stranger, films, stored);
    }

    private String row(String more) {
        return "{\"_id\":\"" + film + "\",\"title\":\"Metropolis\"" + more + "}";
    }

    private static void fails(TicketCheck check, String because) {
        assertThatThrownBy(() -> check.run(new CheckRun(true)))
                .isInstanceOf(CheckRun.Unmet.class)
                .hasMessageContaining(because);
    }

    @Test
    @Tag("connection")
    void firstPageMustHaveTheFilmsAndTheirNumber() {
        var page = "{\"movies\":[" + row("") + "],\"page\":0,\"filters\":{},\"total_results\":%d}";
        site.answers("GET /movies", 200, page.formatted(1));
        assertThat(catalogue().connection(new CheckRun(false))).isInstanceOf(CheckFinding.Passed.class);
        site.answers("GET /movies", 200, page.formatted(2));
        fails(catalogue()::connection, "counts 2 films, the database 1");
        site.answers("GET /movies", 200, "{\"movies\":[],\"page\":0,\"filters\":{},\"total_results\":1}");
        fails(catalogue()::connection, "has 0 films, not 1");
        site.answers("GET /movies", 503, "{}");
        fails(catalogue()::connection, "answered 503");
    }

    @Test
    @Tag("projection")
    void titlesMustHaveTwoFieldsAndTheCountry() {
        site.answers("GET /movies/id/" + film, 200, "{\"movie\":" + row(",\"countries\":[\"Germany\"]") + "}");
        site.answers("GET /movies/countries", 200, "{\"titles\":[" + row("") + "]}");
        assertThat(catalogue().projection(new CheckRun(false))).isInstanceOf(CheckFinding.Passed.class);
        site.answers("GET /movies/countries", 200, "{\"titles\":[" + row(",\"year\":1927") + "]}");
        fails(catalogue()::projection, "other fields");
        site.answers("GET /movies/countries", 200, "{\"titles\":[" + row("") + "," + row("") + "]}");
        fails(catalogue()::projection, "more than once");
        site.answers("GET /movies/countries", 200, "{\"titles\":[]}");
        fails(catalogue()::projection, "another number");
        site.answers("GET /movies/countries", 200, "{\"titles\":[" + row("") + "]}");
        site.answers("GET /movies/id/" + film, 200, "{\"movie\":" + row("") + "}");
        fails(catalogue()::projection, "does not name that country");
    }

    @Test
    @Tag("text_and_subfield_search")
    void searchMustFindTheFilmAndOnlyWhatMatches() {
        site.answers("GET /movies/search", 200, "{\"movies\":[" + row("") + "],\"total_results\":1}");
        fails(catalogue()::textAndSubfieldSearch, "found a film without them");
        site.answers("GET /movies/search", 200, "{\"movies\":[],\"total_results\":0}");
        fails(catalogue()::textAndSubfieldSearch, "does not find a film that has both");
        var whole = row(",\"cast\":[\"Brigitte Helm\"],\"genres\":[\"Drama\"]");
        site.answers("GET /movies/search", 200, "{\"movies\":[" + whole + "],\"total_results\":1}");
        fails(catalogue()::textAndSubfieldSearch, "has no score");
    }

    @Test
    @Tag("faceted_search")
    void facetsMustCountTheirFilms() {
        var list = "\"movies\":[" + row(",\"cast\":[\"Brigitte Helm\"],\"runtime\":153") + "],\"total_results\":1";
        site.answers("GET /movies", 200, "{" + list + "}");
        site.answers(
                "GET /movies/facet-search",
                200,
                "{" + list
                        + ",\"facets\":{\"runtime\":[{\"_id\":90,\"count\":1}],\"rating\":[{\"_id\":\"other\",\"count\":1}]}}");
        fails(catalogue()::facetedSearch, "counts other films");
    }

    @Test
    @Tag("paging")
    void pagesMustNotRepeatFilms() {
        database.documents()
                .getCollection("movies")
                .insertMany(IntStream.range(0, 30)
                        .mapToObj(i -> new Document("title", "Film " + i))
                        .toList());
        var twenty = IntStream.range(0, 20).mapToObj(i -> row("")).toList();
        site.answers("GET /movies", 200, "{\"movies\":[" + String.join(",", twenty) + "],\"total_results\":31}");
        fails(new PagingCheck(films, stored)::paging, "a film is there twice");
    }

    @ParameterizedTest
    @Tag("error_handling")
    @CsvSource({
        "'GET /movies/id/foobar', 404, NOT_FOUND, 'answered with 404, not 400'",
        "'GET /movies/id/foobar', 400, INVALID_BODY, 'code INVALID_ID was expected'",
        "'GET /movies', 200, '', 'answered with 200, not 400'"
    })
    void refusalsMustBeWhatWasPromised(String request, int status, String code, String because) {
        site.refuses("GET /movies/id/foobar", 400, "INVALID_ID")
                .refuses("GET /movies/id/" + "5".repeat(25), 400, "INVALID_ID")
                .refuses("GET /movies", 400, "INVALID_PARAMETER");
        var check = new ErrorCheck(stranger, database.database(), Clock.systemUTC());
        assertThat(check.errorHandling(new CheckRun(false))).isInstanceOf(CheckFinding.Passed.class);
        site.refuses(request, status, code);
        fails(run -> check.errorHandling(new CheckRun(false)), because);
    }

    @Test
    @Tag("error_handling")
    void refusalMustNotTellAboutTheInside() {
        site.answers(
                "GET /movies/id/foobar",
                400,
                "{\"code\":\"INVALID_ID\",\"error\":\"Not found\",\"detail\":\"java.lang.IllegalArgumentException\"}");
        fails(new ErrorCheck(stranger, database.database(), Clock.systemUTC())::errorHandling, "about the inside");
    }

    @Test
    @Tag("get_comments")
    void commentsMustBeAllAndNewestFirst() {
        var rows = database.documents().getCollection("comments");
        rows.insertOne(new Document("movie_id", film).append("date", new BsonDateTime(0)));
        rows.insertOne(new Document("movie_id", film).append("date", new BsonDateTime(1)));
        var check = new CommentChecks(stranger, films, stored, database.database(), Clock.systemUTC());
        site.answers(
                "GET /movies/id/" + film, 200, "{\"movie\":{\"comments\":[" + comment(2) + "," + comment(1) + "]}}");
        assertThat(check.getComments(new CheckRun(false))).isInstanceOf(CheckFinding.Passed.class);
        site.answers(
                "GET /movies/id/" + film, 200, "{\"movie\":{\"comments\":[" + comment(1) + "," + comment(2) + "]}}");
        fails(check::getComments, "newest first");
        site.answers("GET /movies/id/" + film, 200, "{\"movie\":{\"comments\":[" + comment(1) + "]}}");
        fails(check::getComments, "another number");
    }

    private String comment(int day) {
        return "{\"movie_id\":\"" + film + "\",\"date\":\"2024-01-0" + day + "T00:00:00.000Z\"}";
    }

    @Test
    @Tag("user_report")
    void reportMustNotBeForEverybody() {
        database.documents().getCollection("comments").insertOne(new Document("email", "ada@example.com"));
        var check = new ReportCheck(stranger, stored, database.database(), Clock.systemUTC());
        site.answers("GET " + REPORT, 200, "{\"report\":[]}");
        fails(check::userReport, "A report for nobody was answered with 200, not 401");
    }

    @Test
    @Tag("user_management")
    @Tag("user_preferences")
    void accountsMustBeRefusedTheirSecondRegistration() {
        site.answers("POST /user/register", 201, "{\"auth_token\":\"t\"}");
        var check = new AccountChecks(stranger, database.database(), Clock.systemUTC());
        fails(check::userManagement, "A second registration of an e-mail was answered with 201, not 409");
        fails(check::userPreferences, "A change of preferences was answered with 404, not 200");
    }

    @Test
    @Tag("create_update_comments")
    @Tag("delete_comments")
    @Tag("F-448")
    void commentsMustBelongToTheirWriters() {
        var written = "{\"_id\":\"c1\",\"movie_id\":\"" + film + "\",\"text\":\"x\",\"date\":\"2024\"}";
        site.answers("GET /movies", 200, "{\"movies\":[" + row("") + "],\"total_results\":1}")
                .answers("POST /user/register", 201, "{\"auth_token\":\"t\"}")
                .answers("POST /movies/comment", 201, "{\"comment_id\":\"c1\",\"comments\":[" + written + "]}")
                .answers("PUT /movies/comment", 200, "{}")
                .answers("DELETE /movies/comment/c1", 200, "{}");
        var check = new CommentChecks(stranger, films, stored, database.database(), Clock.systemUTC());
        fails(check::createUpdateComments, "A change of another's comment was answered with 200, not 403");
        fails(check::deleteComments, "A deletion of another's comment was answered with 200, not 403");
        // what failed was not allowed
        site.refuses("PUT /movies/comment", 500, "INTERNAL_ERROR")
                .refuses("DELETE /movies/comment/c1", 500, "INTERNAL_ERROR");
        fails(check::createUpdateComments, "A change of another's comment was answered with 500, not 403");
        fails(check::deleteComments, "A deletion of another's comment was answered with 500, not 403");
    }

    @Test
    void testPeopleLeaveNothingBehindAndOldOnesAreRemoved() {
        site.answers("POST /user/register", 201, "{\"auth_token\":\"t\"}");
        var users = database.documents().getCollection("users");
        var old = "status-0123456789abcdef@status.invalid";
        users.insertOne(new Document("_id", new ObjectId(OLD)).append("email", old));
        users.insertOne(new Document("_id", new ObjectId(ALSO_OLD)).append("email", "status-x@example.com"));
        database.documents().getCollection("comments").insertOne(new Document("email", old));
        try (var people = new TestUsers(stranger, database.database(), Clock.systemUTC())) {
            var person = people.registered();
            users.insertOne(new Document("email", person.email()));
            assertThat(users.countDocuments(new Document("email", old))).isZero();
        }
        assertThat(users.countDocuments()).isEqualTo(1);
        assertThat(database.documents().getCollection("comments").countDocuments())
                .isZero();
    }

    @Test
    @Tag("migration")
    void stringsThatAreLeftMustBeMigrated() {
        var movies = database.documents().getCollection("movies");
        var check = new MigrationCheck(stranger, stored);
        assertThat(check.migration(new CheckRun(false))).isInstanceOf(CheckFinding.NotApplicable.class);
        movies.insertOne(new Document("lastupdated", "2015-08-26 00:03:50.133000000"));
        fails(check::migration, "1 of 2 movies still have a string: run the migration");
        movies.updateMany(
                new Document("lastupdated", new Document("$exists", true)),
                new Document("$set", new Document("lastupdated", "unknown")));
        assertThat(check.migration(new CheckRun(false)).message())
                .contains(
                        "1 values cannot be converted; ./mflix migrate errors lists 0 of them, the others came later");
        var rows = database.documents().getCollection("migration_errors");
        var left = movies.find(new Document("lastupdated", "unknown")).first().get("_id");
        rows.insertOne(new Document("migration", "movies-lastupdated").append("document", left));
        assertThat(check.migration(new CheckRun(false)).message()).contains("./mflix migrate errors lists them.");
        rows.updateOne(new Document("document", left), new Document("$set", new Document("resolvedAt", Instant.EPOCH)));
        assertThat(check.migration(new CheckRun(false)).message()).contains("lists 0 of them");
    }

    @Test
    @Tag("migration")
    void textsInAListAreNoTextsOfThatField() {
        var movies = database.documents().getCollection("movies");
        movies.insertOne(new Document("_id", "tt0017136").append("lastupdated", new BsonDateTime(0)));
        movies.insertOne(new Document("lastupdated", List.of("2015-08-26 00:03:50.133000000")));
        assertThat(new MigrationCheck(stranger, stored)
                        .migration(new CheckRun(false))
                        .message())
                .isEqualTo("1 films have a date.");
    }

    @Test
    @Tag("text_and_subfield_search")
    @Tag("paging")
    @Tag("projection")
    void filmsOfStrangeShapesBreakNoCheck() {
        var strange = new Document("title", List.of("Metropolis"))
                .append("countries", new Document("0", "Germany"))
                .append("cast", new Document("0", "Brigitte Helm"))
                .append("genres", List.of(List.of("Drama")));
        database.documents().getCollection("movies").replaceOne(new Document("_id", film), strange);
        assertThat(stored.mostFrequentGenre()).isEmpty();
        var checks = catalogue();
        assertThat(checks.projection(new CheckRun(false)).message()).isEqualTo("No film names a country.");
        assertThat(checks.textAndSubfieldSearch(new CheckRun(false)).message())
                .isEqualTo("No film has cast, genres and a plain title.");
    }

    @Test
    @Tag("migration")
    void datesOfFilmsThatTheApiDoesNotOpenAreCountedAndNotAskedFor() {
        database.documents()
                .getCollection("movies")
                .insertOne(new Document("_id", "tt0017136").append("lastupdated", new BsonDateTime(0)));
        assertThat(new MigrationCheck(stranger, stored)
                        .migration(new CheckRun(false))
                        .message())
                .isEqualTo("1 films have a date.");
    }
}
