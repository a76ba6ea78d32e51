package mflix.movies;

import static mflix.movies.MoviesContract.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import mflix.comments.Comments;
import mflix.mongo.CapabilityCache;
import mflix.mongo.MongoConnection;
import mflix.mongo.bounds.BoundedCount;
import mflix.mongo.settings.MongoSettings;
import mflix.movies.similar.SimilarFilms;
import mflix.settings.SettingsReader;
import mflix.testing.FakeTextIndex;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each read of films sends: how many commands, and how far each may go. */
class ReadCostTest {
    private static final int FILMS = 60;

    private final FakeTextIndex server = new FakeTextIndex();
    private final MongoConnection database = MongoConnection.at(server.uri());
    private final List<BsonDocument> sent = new CopyOnWriteArrayList<>();
    private MongoClient client;
    private Movies movies;
    private MovieViews views;
    private SimilarFilms similar;

    @BeforeEach
    void fill() {
        database.documents()
                .getCollection("movies")
                .insertMany(IntStream.range(0, FILMS)
                        .mapToObj(n -> new Document("_id", id(n))
                                .append("title", n % 2 == 0 ? "Space " + n : "Time " + n)
                                .append("weight", n % 7)
                                .append("year", 1950 + n % 10)
                                .append("genres", List.of("Drama"))
                                .append("tomatoes", new Document("viewer", new Document("numReviews", n % 5))))
                        .toList());
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        sent.add(event.getCommand().clone());
                    }
                })
                .build());
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        var documents = client.getDatabase(database.name());
        var collection = new MovieCollection(documents, settings);
        movies = new Movies(collection, new CapabilityCache(database));
        views = new MovieViews(movies, new Comments(documents, settings, Clock.systemUTC()));
        similar = new SimilarFilms(movies, collection);
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
        server.close();
    }

    private static ObjectId id(int n) {
        return new ObjectId("%024x".formatted(n));
    }

    private BsonDocument search(String... parameters) {
        sent.clear();
        return views.page(MovieRequest.ofSearch(query(parameters)));
    }

    private List<BsonDocument> sent(String command) {
        return sent.stream().filter(one -> one.getFirstKey().equals(command)).toList();
    }

    @Test
    @Tag("F-440")
    @Tag("F-449")
    void laterPagesReadNoMoreThanTheFirst() {
        var reply = search("genre=Drama", "entries_per_page=10");
        for (var page = 1; page < FILMS / 10; page++) {
            reply = search(
                    "genre=Drama",
                    "entries_per_page=10",
                    "page=" + page,
                    "after=" + reply.getString("next").getValue());
            assertThat(reply.getArray("movies")).hasSize(10);
            var finds = sent("find");
            assertThat(finds).hasSizeBetween(1, 3).allSatisfy(find -> {
                assertThat(find.containsKey("skip")).isFalse();
                assertThat(find.getInt32("limit").getValue()).isBetween(1, 11);
            });
        }
        assertThat(reply.containsKey("next")).isFalse();
    }

    @Test
    @Tag("F-442")
    @Tag("F-449")
    void countsEndAtTheirLimit() {
        search("genre=Drama", "entries_per_page=10");
        assertThat(limits()).containsExactly(BoundedCount.LIMIT);
        search("sort=year", "year_from=1900", "entries_per_page=10");
        assertThat(limits()).containsExactly(BoundedCount.LIMIT, BoundedCount.LIMIT); // and those left out
        search("entries_per_page=10");
        assertThat(sent("aggregate"))
                .as("all films are counted by the collection's metadata")
                .isEmpty();
        sent.clear();
        assertThat(views.facets(MovieRequest.ofFacetSearch(query("facet_scope=all")))
                        .getDocument("facets"))
                .doesNotContainKey("is_exact");
        assertThat(limits()).containsExactly(BoundedCount.LIMIT);
        sent.clear();
        assertThat(similar.to(id(1), 8).getArray("movies")).hasSize(8);
        assertThat(limits()).contains(BoundedCount.LIMIT);
        sent.clear();
        assertThat(views.titles(List.of("Japan")).getArray("titles")).isEmpty();
        assertThat(sent("find").get(0).getInt32("limit").getValue()).isEqualTo(BoundedCount.LIMIT);
    }

    private List<Integer> limits() {
        return sent("aggregate").stream()
                .flatMap(aggregate -> aggregate.getArray("pipeline").stream())
                .filter(stage -> stage.asDocument().containsKey("$limit"))
                .map(stage -> stage.asDocument().getNumber("$limit").intValue())
                .toList();
    }

    @Test
    @Tag("F-442")
    void aboveTheLimitATotalSaysThatItIsNotExact() {
        assertThat(BoundedCount.upTo(99_999).appendTo(new BsonDocument()).toJson())
                .isEqualTo("{\"total_results\": 99999}");
        assertThat(BoundedCount.upTo(100_000).appendTo(new BsonDocument()).toJson())
                .isEqualTo("{\"total_results\": 100000, \"total_is_exact\": false}");
        assertThat(BoundedCount.exactly(1_000_000).appendTo(new BsonDocument()).toJson())
                .isEqualTo("{\"total_results\": 1000000}");
    }

    @Test
    @Tag("F-442")
    void facetsOverMoreFilmsThanAreCountedSaySo() {
        for (var count : List.of(99_999, 100_000)) {
            var counts = new BsonDocument();
            for (var facet : List.of("rating", "runtime", "genre", "countries", "year")) {
                counts.append(facet, new BsonArray());
            }
            counts.append(
                    "all", BsonDocument.parse("{all: [{count: " + count + "}]}").getArray("all"));
            assertThat(FacetAggregation.inOrder(counts).containsKey("is_exact")).isEqualTo(count == 100_000);
        }
    }

    @Test
    @Tag("F-444")
    void aTextIsSearchedForOnceForThePageAndItsTotal() {
        var all = new ArrayList<Integer>();
        for (var page = 0; page < 4; page++) {
            var before = server.searches().size();
            var reply = search("text=space", "entries_per_page=8", "page=" + page);
            assertThat(server.searches().size() - before).as("searches").isOne();
            assertThat(sent("aggregate").get(0).getArray("pipeline").get(0).asDocument())
                    .containsKey("$match");
            assertThat(reply.getNumber("total_results").longValue()).isEqualTo(FILMS / 2);
            assertThat(reply.containsKey("next")).isFalse();
            reply.getArray("movies").forEach(film -> {
                assertThat(film.asDocument().get("title")).isInstanceOf(BsonString.class);
                assertThat(film.asDocument().containsKey("weight")).isFalse();
                all.add(film.asDocument().getInt32("score").getValue() * 1000
                        - Integer.parseInt(
                                film.asDocument().getObjectId("_id").getValue().toHexString(), 16));
            });
        }
        assertThat(all).hasSize(FILMS / 2).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b - a);
        var none = search("text=nobody");
        assertThat(none.getArray("movies")).isEmpty();
        assertThat(none.getNumber("total_results").longValue()).isZero();
        assertThat(search("text=space", "page=9").getArray("movies")).isEmpty();
        assertThat(search("text=space", "genre=Nothing")
                        .getNumber("total_results")
                        .longValue())
                .isZero();
    }
}
