package mflix.movies;

import static mflix.movies.MoviesContract.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import mflix.comments.Comments;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.bounds.BoundedCount;
import mflix.mongo.settings.MongoSettings;
import mflix.movies.similar.SimilarFilms;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What reads cost while films and comments grow: {@code ./mvnw test -Pgrowth}, with {@code -Dgrowth.films=2000,20000,200000,1000000}
 * to choose the steps. Ten comments a film. Prints a table: index keys, documents and time of each read at each step.
 */
class GrowthOnRealServerTest {
    private static final String STEPS = System.getProperty("mflix.test.growth-films", "");
    private static final int COMMENTS_EACH = 10;
    private static final int BATCH = 1000;
    private static final List<String> GENRES = List.of("Drama", "Comedy", "War", "Western", "Short");
    // more than the limit for a count that ends, and the page that is found before it
    private static final long MOST_KEYS_OF_A_LIST = 2L * BoundedCount.LIMIT + 10_000;

    private record Cost(long keys, long documents, long millis) {}

    private final List<BsonDocument> sent = new CopyOnWriteArrayList<>();
    private final Map<String, List<Cost>> table = new LinkedHashMap<>();
    private TestDatabase database;
    private MongoDatabase patient;

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    @Tag("F-450")
    void listsCostTheSameHoweverManyFilmsThereAre() {
        database = TestDatabase.onRealServer();
        assumeTrue(!STEPS.isBlank(), "takes long: ./mvnw test -Pgrowth");
        var steps = Arrays.stream(STEPS.split(",", -1))
                .map(Integer::valueOf)
                .sorted()
                .toList();
        DatabaseIndexes.make(database.documents());
        try (var client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(database.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        sent.add(event.getCommand().clone());
                    }
                })
                .build())) {
            // without the application's time-outs, which a step of a million would meet
            patient = client.getDatabase(database.documents().getName());
            var made = 0;
            for (var step : steps) {
                fill(made, step);
                made = step;
                measure(step);
            }
        }
        print(steps);
        table.forEach((read, costs) -> {
            if (read.startsWith("list")) {
                assertThat(costs).as(read).allSatisfy(cost -> assertThat(cost.keys())
                        .isLessThan(MOST_KEYS_OF_A_LIST));
            }
        });
    }

    private void fill(int from, int to) {
        insert("movies", from, to, GrowthOnRealServerTest::film);
        insert("comments", from * COMMENTS_EACH, to * COMMENTS_EACH, GrowthOnRealServerTest::comment);
    }

    private void insert(String collection, int from, int to, IntFunction<Document> maker) {
        var rows = patient.getCollection(collection);
        var batch = new ArrayList<Document>(BATCH);
        for (var n = from; n < to; n++) {
            batch.add(maker.apply(n));
            if (batch.size() == BATCH || n == to - 1) {
                rows.insertMany(batch, new InsertManyOptions().ordered(false));
                batch.clear();
            }
        }
    }

    private static ObjectId id(int n) {
        return new ObjectId("%024x".formatted(n + 1));
    }

    private static Document film(int n) {
        return new Document("_id", id(n))
                .append("title", "Film " + n)
                .append("fullplot", "A story" + (n % 3 == 0 ? " of love" : "") + " with the number " + n)
                .append("year", 1900 + n % 120)
                .append("genres", List.of(GENRES.get(n % GENRES.size())))
                .append("cast", List.of("Actor " + n / 20, "Star " + n % 1000))
                .append("directors", List.of("Director " + n / 10))
                .append("countries", List.of(n % 4 == 0 ? "Japan" : "USA"))
                .append("imdb", new Document("rating", n % 100 / 10.0))
                .append("tomatoes", new Document("viewer", new Document("numReviews", n % 50_000)));
    }

    private static Document comment(int n) {
        return new Document("movie_id", id(n / COMMENTS_EACH))
                .append("name", "Member " + n % 1000)
                .append("email", "member-" + n % 1000 + "@example.com")
                .append("text", "Comment " + n)
                .append("date", Instant.ofEpochSecond(n));
    }

    private void measure(int films) {
        var settings = MongoSettings.from(new SettingsReader(
                key -> Optional.of("PT5M").filter(any -> Set.of("mflix.db.max-time", "mflix.db.report-max-time")
                        .contains(key))));
        var collection = new MovieCollection(patient, settings);
        var movies = new Movies(collection, new CapabilityCache(database.database()));
        var views = new MovieViews(movies, new Comments(patient, settings, Clock.systemUTC()));
        var similar = new SimilarFilms(movies, collection);
        cost("list, first page", () -> search(views));
        cost("list, by year", () -> search(views, "sort=year"));
        cost("list of a genre", () -> search(views, "genre=Drama"));
        var last = search(views, "sort=title", "page=" + Math.min(9_000, films / 20 - 2));
        cost(
                "list, a late page by its place",
                () -> search(
                        views, "sort=title", "after=" + last.getString("next").getValue()));
        cost("a late page by its number", () -> search(views, "sort=title", "page=" + Math.min(9_000, films / 20 - 2)));
        cost("list of an actor", () -> search(views, "cast=Actor 7"));
        cost("a common word", () -> search(views, "text=love"));
        cost("a rare word", () -> search(views, "text=" + (films - 1)));
        cost("facets of all", () -> views.facets(MovieRequest.ofFacetSearch(query("facet_scope=all"))));
        cost("a film with its comments", () -> views.film(id(7)));
        cost("similar films", () -> similar.to(id(7), 8));
        cost("genres", () -> views.counts("genres"));
        cost("titles of a country", () -> views.titles(List.of("Japan")));
    }

    private static BsonDocument search(MovieViews views, String... parameters) {
        return views.page(MovieRequest.ofSearch(query(parameters)));
    }

    private void cost(String read, Runnable reading) {
        reading.run(); // once to warm up
        sent.clear();
        var began = System.nanoTime();
        reading.run();
        var millis = (System.nanoTime() - began) / 1_000_000;
        long keys = 0;
        long documents = 0;
        for (var command : List.copyOf(sent)) {
            if (Set.of("find", "aggregate").contains(command.getFirstKey())) {
                var plan = explained(command);
                keys += sum(plan, "totalKeysExamined");
                documents += sum(plan, "totalDocsExamined");
            }
        }
        table.computeIfAbsent(read, name -> new ArrayList<>()).add(new Cost(keys, documents, millis));
    }

    private BsonDocument explained(BsonDocument command) {
        var plain = command.clone();
        List.of("$db", "lsid", "$clusterTime", "$readPreference", "txnNumber", "maxTimeMS")
                .forEach(plain::remove);
        return patient.runCommand(
                new Document("explain", plain).append("verbosity", "executionStats"), BsonDocument.class);
    }

    // of each shard, too; what a router adds up itself is above them under the same name, and counted once
    private static long sum(BsonValue plan, String name) {
        if (plan.isArray()) {
            return plan.asArray().stream().mapToLong(one -> sum(one, name)).sum();
        }
        if (!plan.isDocument()) {
            return 0;
        }
        var document = plan.asDocument();
        return document.isNumber(name)
                ? document.getNumber(name).longValue()
                : document.values().stream().mapToLong(one -> sum(one, name)).sum();
    }

    private void print(List<Integer> steps) {
        var lines = new StringBuilder("\nkeys / documents / ms at so many films, with " + COMMENTS_EACH
                + " comments each\n" + "%-34s".formatted("read"));
        steps.forEach(step -> lines.append("%,30d".formatted(step)));
        table.forEach((read, costs) -> {
            lines.append(String.format(Locale.ROOT, "%n%-34s", read));
            costs.forEach(cost -> lines.append(String.format(
                    Locale.ROOT, "%30s", cost.keys() + " / " + cost.documents() + " / " + cost.millis())));
        });
        System.out.println(lines);
    }
}
