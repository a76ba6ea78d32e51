package mflix.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import mflix.testing.QueryPlans;
import mflix.testing.SampleData;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the reports promise on any server. */
abstract class ReportsContract {
    static final MongoSettings SETTINGS = MongoSettings.from(new SettingsReader(key -> Optional.empty()));

    private TestDatabase database;
    private ReportQueries collections;

    abstract TestDatabase open();

    TestDatabase database() {
        return database;
    }

    @BeforeEach
    void begin() {
        database = open();
        DatabaseIndexes.make(database.documents());
        collections = new ReportQueries(database.documents(), SETTINGS);
    }

    @AfterEach
    void end() {
        if (database != null) {
            database.close();
        }
    }

    private void insert(String collection, List<Document> rows) {
        database.documents().getCollection(collection).insertMany(rows);
    }

    private static List<Document> commentsBy(Object email, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Document("email", email).append("movie_id", new ObjectId()))
                .toList();
    }

    private static List<String> rows(BsonDocument report) {
        return report.getArray("report").stream()
                .map(BsonValue::asDocument)
                .map(BsonDocument::toJson)
                .toList();
    }

    @Test
    @Tag("F-371")
    void reportOnFiftyFilmsSendsThreeCommands() {
        var films = IntStream.range(0, 50)
                .mapToObj(n -> new Document("_id", new ObjectId()).append("title", "Film " + n))
                .toList();
        insert("movies", films);
        insert(
                "comments",
                films.stream()
                        .map(film -> new Document("movie_id", film.get("_id")))
                        .toList());
        var before = commandsSent();
        assertThat(new MostCommentedReport(collections).most(50).getArray("report"))
                .hasSize(50);
        assertThat(commandsSent() - before).isEqualTo(3);
    }

    private long commandsSent() {
        return Stream.of("aggregate", "find", "getMore")
                .mapToLong(command ->
                        database.database().commands().timing(command).count())
                .sum();
    }

    @Test
    @Tag("user_report")
    void commentersAreOrderedByCountThenByEmailUpToTwenty() {
        insert("comments", commentsBy("zoe@example.com", 3));
        for (int i = 30; i > 9; i--) {
            insert("comments", commentsBy("n" + i + "@example.com", 2));
        }
        insert("comments", commentsBy("last@example.com", 1));
        var report = new CommenterReport(collections).mostActive().getArray("report");
        assertThat(report).hasSize(20);
        assertThat(report.get(0).asDocument().toJson()).isEqualTo("{\"_id\": \"zoe@example.com\", \"count\": 3}");
        assertThat(report.stream()
                        .skip(1)
                        .map(row -> row.asDocument().getString("_id").getValue()))
                .isSorted()
                .startsWith("n10@example.com")
                .endsWith("n28@example.com");
    }

    @Test
    @Tag("F-63")
    @Tag("user_report")
    void whatIsNoEmailIsNotCountedAndNothingGivesAnEmptyReport() {
        assertThat(rows(new CommenterReport(collections).mostActive())).isEmpty();
        insert("comments", commentsBy(null, 5));
        insert("comments", commentsBy(7, 5));
        insert("comments", commentsBy(new Document("a", 1), 2));
        insert("comments", List.of(new Document("text", "no e-mail")));
        assertThat(rows(new CommenterReport(collections).mostActive())).isEmpty();
        insert("comments", commentsBy("ada@example.com", 1));
        assertThat(rows(new CommenterReport(collections).mostActive()))
                .containsExactly("{\"_id\": \"ada@example.com\", \"count\": 1}");
    }

    @Test
    @Tag("F-63")
    @Tag("user_report")
    void fiftyThousandCommentsAreCounted() {
        for (int i = 0; i < 250; i++) {
            insert("comments", commentsBy(String.format("n%03d@example.com", i), 200));
        }
        var report = rows(new CommenterReport(collections).mostActive());
        assertThat(report).hasSize(20).startsWith("{\"_id\": \"n000@example.com\", \"count\": 200}");
    }

    @Test
    @Tag("user_report")
    void firstOfTheSampleDataHas331Comments() {
        SampleData.require();
        insert("comments", SampleData.of("comments"));
        var report = rows(new CommenterReport(collections).mostActive());
        assertThat(report)
                .hasSize(20)
                .startsWith("{\"_id\": \"roger_ashton-griffiths@gameofthron.es\", \"count\": 331}");
    }

    @Test
    @Tag("user_report")
    void commentersAreReadWithReadConcernMajority() {
        var sent = new ArrayList<BsonDocument>();
        var settings = MongoClientSettings.builder(database.database().settings())
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        sent.add(event.getCommand().clone());
                    }
                })
                .build();
        try (var client = MongoClients.create(settings)) {
            var documents = client.getDatabase(database.documents().getName());
            new CommenterReport(new ReportQueries(documents, SETTINGS)).mostActive();
        }
        // a client that is closed ends the sessions that a real server has given it
        sent.removeIf(command -> command.getFirstKey().equals("endSessions"));
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).getFirstKey()).isEqualTo("aggregate");
        assertThat(sent.get(0).getDocument("readConcern").toJson()).isEqualTo("{\"level\": \"majority\"}");
        assertThat(sent.get(0).getInt64("maxTimeMS").getValue())
                .as("what is left of the bound of a report when it is sent")
                .isBetween(8_000L, 10_000L);
        assertThat(sent.get(0).getArray("pipeline").stream()
                        .map(stage -> stage.asDocument().toJson()))
                .as("all that is asked for is in the index on the e-mail")
                .containsExactly(
                        "{\"$match\": {\"email\": {\"$gte\": \"\"}}}",
                        "{\"$group\": {\"_id\": \"$email\", \"count\": {\"$sum\": 1}}}",
                        "{\"$sort\": {\"count\": -1, \"_id\": 1}}",
                        "{\"$limit\": 20}");
    }

    private static Map<String, Consumer<ReportQueries>> readingAll() {
        return Map.of(
                "by-year", all -> new RatingReports(all).byYear(),
                "by-director", all -> new RatingReports(all).byDirector(20),
                "by-genre", all -> new RatingReports(all).byGenre(20),
                "by-country", all -> new RatingReports(all).byCountry(20),
                "most-commented", all -> new MostCommentedReport(all).most(20),
                "ratings-by-decade", all -> new DecadeRatings(all).compared());
    }

    /** They count over everything, so no index spares them anything; each pass within the time that reports have. */
    @Test
    @Tag("F-505")
    void otherReportsReadEverythingWithinTheirTime() {
        insert("movies", List.of(film(1999, 7.5, 10).append("directors", List.of("Ada"))));
        insert("comments", commentsBy("ada@example.com", 3));
        try (var plans = new QueryPlans(database)) {
            var queries = new ReportQueries(plans.documents(), SETTINGS);
            readingAll().forEach((name, report) -> {
                plans.forget();
                report.accept(queries);
                var aggregate = plans.last("aggregate");
                assertThat(aggregate.getInt64("maxTimeMS").getValue()).as(name).isBetween(5_000L, 10_000L);
                assertThat(QueryPlans.fields(aggregate.getArray("pipeline")))
                        .as(name)
                        .contains("$group")
                        .doesNotContain("$lookup");
                if (plans.isReal()) {
                    assertThat(plans.explained(aggregate)).as(name).containsPattern("COLLSCAN|\"FETCH\"");
                }
            });
        }
    }

    @Test
    @Tag("user_report")
    void csvQuotesAndDefusesWhatASpreadsheetWouldRun() {
        assertThat(CommenterCsv.of(new CommenterReport(collections).mostActive()))
                .isEqualTo("email,count\r\n");
        insert("comments", commentsBy("=cmd|'/c calc'!A1", 3));
        insert("comments", commentsBy("a,\"b\"@example.com", 2));
        insert("comments", commentsBy("ada@example.com", 1));
        assertThat(CommenterCsv.of(new CommenterReport(collections).mostActive()))
                .isEqualTo(
                        "email,count\r\n'=cmd|'/c calc'!A1,3\r\n\"a,\"\"b\"\"@example.com\",2\r\nada@example.com,1\r\n");
    }

    // A filter by type, or by a bound, finds a list that holds such a value, too.
    @Test
    @Tag("F-573")
    void listsInPlaceOfATextOrAnIdAreNoRows() {
        var film = new ObjectId("000000000000000000000001");
        insert("movies", List.of(film(1950, 8.0, 1).append("_id", film)));
        insert(
                "comments",
                List.of(
                        new Document("email", List.of("a@example.com", "b@example.com"))
                                .append("movie_id", List.of(film)),
                        new Document("email", "ada@example.com")
                                .append("movie_id", film)
                                .append("text", "Mine.")));
        assertThat(CommenterCsv.of(new CommenterReport(collections).mostActive()))
                .isEqualTo("email,count\r\nada@example.com,1\r\n");
        var report = new MostCommentedReport(collections).most(5).getArray("report");
        assertThat(report).hasSize(1);
        assertThat(report.get(0).asDocument().getArray("recent_comments")).hasSize(1);
    }

    private static Document film(Object year, Object rating, Object votes) {
        return new Document("year", year).append("imdb", new Document("rating", rating).append("votes", votes));
    }

    @Test
    void yearsAndRatingsCountOnlyWhenTheyAreNumbers() {
        insert(
                "movies",
                List.of(
                        film(1999, 7.5, 10),
                        film(1999L, 8, 5),
                        film(1999.0, 6.005, 1),
                        film(1999, "", ""),
                        film(1999, Double.NaN, null),
                        film(2001, "", 3),
                        film("1999è", 9.0, 1),
                        new Document("title", "no year"),
                        new Document("year", 1950).append("imdb", "unknown")));
        var report = new RatingReports(collections).byYear();
        assertThat(rows(report))
                .containsExactly(
                        "{\"year\": 2001, \"movie_count\": 1, \"average_rating\": null, \"highest_rating\": null,"
                                + " \"lowest_rating\": null, \"total_votes\": 3}",
                        "{\"year\": 1999, \"movie_count\": 5, \"average_rating\": 7.17, \"highest_rating\": 8.0,"
                                + " \"lowest_rating\": 6.005, \"total_votes\": 16}",
                        "{\"year\": 1950, \"movie_count\": 1, \"average_rating\": null, \"highest_rating\": null,"
                                + " \"lowest_rating\": null, \"total_votes\": 0}");
        assertThat(report.getInt64("skipped").getValue()).isEqualTo(2);
    }

    @Test
    @Tag("F-542")
    void ratingsOfADecadeAreComparedWhereTheyAreNumbers() {
        insert(
                "movies",
                List.of(
                        rated(1950, 8.0, 70, 4.0),
                        rated(1959.0, 7.0, "", 3.5),
                        rated(1955L, "", 81, Double.NaN),
                        rated(1960, null, null, "4"),
                        rated("1950è", 9.0, 90, 5.0),
                        new Document("year", 1949).append("imdb", "unknown").append("tomatoes", List.of(1)),
                        new Document("year", 1948)
                                .append("imdb", List.of(new Document("rating", 5.0)))
                                .append("metacritic", List.of(50))
                                .append("tomatoes", new Document("viewer", List.of(new Document("rating", 1.0), 7))),
                        new Document("title", "no year")));
        var report = new DecadeRatings(collections).compared();
        assertThat(rows(report))
                .containsExactly(
                        decade(1960, 1, "null", 0, "null", 0, "null", 0),
                        decade(1950, 3, "7.5", 2, "75.5", 2, "3.75", 2),
                        decade(1940, 2, "null", 0, "null", 0, "null", 0));
        assertThat(report.getInt64("skipped").getValue()).isEqualTo(2);
    }

    @Test
    @Tag("F-542")
    void withoutFilmsThereIsNoDecade() {
        var report = new DecadeRatings(collections).compared();
        assertThat(rows(report)).isEmpty();
        assertThat(report.getInt64("skipped").getValue()).isZero();
    }

    private static Document rated(Object year, Object imdb, Object critics, Object viewers) {
        return film(year, imdb, 1)
                .append("metacritic", critics)
                .append("tomatoes", new Document("viewer", new Document("rating", viewers)));
    }

    private static String decade(int decade, int films, Object... averageAndRatedOfEach) {
        return String.format(
                "{\"decade\": %d, \"movie_count\": %d, \"imdb\": {\"average\": %s, \"rated\": %d},"
                        + " \"critics\": {\"average\": %s, \"rated\": %d}, \"viewers\": {\"average\": %s, \"rated\": %d}}",
                Stream.concat(Stream.of(decade, films), Stream.of(averageAndRatedOfEach))
                        .toArray());
    }

    @Test
    void averagesAreRoundedHalfUp() {
        var ratings = new RatingStatistics();
        ratings.add(1, new BsonDouble(7.5), null);
        ratings.add(1, new BsonDouble(7.51), null);
        assertThat(ratings.average().asDouble().getValue()).isEqualTo(7.51);
    }

    @Test
    void directorsAreOrderedByTheirFilmsThenByName() {
        insert(
                "movies",
                List.of(
                        film(1, 7.0, 1).append("directors", List.of("Bea", "Cyd")),
                        film(2, "", 1).append("directors", List.of("Cyd", "")),
                        film(3, 8.5, 1).append("directors", List.of("Abe")),
                        new Document("directors", "Abe"),
                        new Document("directors", null),
                        new Document("directors", List.of(5))));
        var report = new RatingReports(collections);
        assertThat(rows(report.byDirector(3)))
                .containsExactly(
                        "{\"director\": \"Abe\", \"movie_count\": 2, \"average_rating\": 8.5}",
                        "{\"director\": \"Cyd\", \"movie_count\": 2, \"average_rating\": 7.0}",
                        "{\"director\": \"Bea\", \"movie_count\": 1, \"average_rating\": 7.0}");
        assertThat(rows(report.byDirector(1))).hasSize(1);
    }

    @Test
    @Tag("F-272")
    void genresAndCountriesAreCountedAsDirectorsAre() {
        insert(
                "movies",
                List.of(
                        film(1950, 8.0, 1)
                                .append("genres", List.of("Drama", "War"))
                                .append("countries", List.of("USA")),
                        film(1950, 7.0, 1)
                                .append("genres", List.of("Drama", ""))
                                .append("countries", List.of("Japan")),
                        film("1950", "", 1)
                                .append("genres", List.of("War", "Drama"))
                                .append("countries", List.of("USA")),
                        film(1950, 9.0, 1).append("genres", List.of(7)).append("countries", "USA"),
                        film(1950, 9.0, 1).append("genres", List.of(List.of("Drama"), List.of(List.of("War"))))));
        assertThat(rows(new RatingReports(collections).byGenre(20)))
                .containsExactly(
                        "{\"genre\": \"Drama\", \"movie_count\": 3, \"average_rating\": 7.5}",
                        "{\"genre\": \"War\", \"movie_count\": 2, \"average_rating\": 8.0}");
        assertThat(rows(new RatingReports(collections).byCountry(1)).toString()).contains("USA");
    }

    @Test
    void mostCommentedCountsTheCommentsThemselvesAndOnlyOfFilmsThatExist() {
        var one = new ObjectId("000000000000000000000001");
        var two = new ObjectId("000000000000000000000002");
        var gone = new ObjectId("000000000000000000000003");
        insert(
                "movies",
                List.of(
                        new Document("_id", one)
                                .append("title", "One")
                                .append("year", "1999è")
                                .append("genres", List.of("Drama"))
                                .append("imdb", new Document("rating", ""))
                                .append("num_mflix_comments", 0),
                        new Document("_id", two).append("num_mflix_comments", 900)));
        insert("comments", IntStream.range(0, 7).mapToObj(n -> on(one, n)).toList());
        insert("comments", IntStream.range(0, 9).mapToObj(n -> on(gone, n)).toList());
        insert("comments", IntStream.range(0, 7).mapToObj(n -> on(two, n)).toList());
        var report = new MostCommentedReport(collections).most(20).getArray("report");
        assertThat(report).hasSize(2);
        var first = report.get(0).asDocument();
        assertThat(first.getObjectId("_id").getValue()).isEqualTo(one);
        assertThat(first.getString("year").getValue()).isEqualTo("1999è");
        assertThat(first.getString("imdb_rating").getValue()).isEmpty();
        assertThat(first.getNumber("total_comments").intValue()).isEqualTo(7);
        assertThat(first.getDateTime("most_recent_comment_date").getValue()).isEqualTo(6000);
        assertThat(first.getArray("recent_comments").stream()
                        .map(comment -> comment.asDocument().getString("text").getValue()))
                .containsExactly("6", "5", "4", "3", "2");
        assertThat(first.toJson()).doesNotContain("@");
        assertThat(report.get(1).asDocument().isNull("title")).isTrue();
        assertThat(new MostCommentedReport(collections).most(1).getArray("report"))
                .hasSize(1);
    }

    private static Document on(ObjectId movie, int second) {
        return new Document("movie_id", movie)
                .append("email", "ada@example.com")
                .append("name", "Ada")
                .append("text", String.valueOf(second))
                .append("date", Instant.ofEpochSecond(second));
    }
}
