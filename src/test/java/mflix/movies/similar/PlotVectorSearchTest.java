package mflix.movies.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import mflix.mongo.settings.MongoSettings;
import mflix.movies.MovieCollection;
import mflix.settings.SettingsReader;
import mflix.testing.FakeReplicaSet;
import mflix.testing.FakeReplicaSet.Fault;
import mflix.testing.FakeVectorIndex;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Films by their plots: what is asked of a vector search index, and when there is no answer of that kind. */
@Tag("F-561")
class PlotVectorSearchTest {
    private static final String INDEX = "plots";
    private static final int DIMENSIONS = 1536;
    private static final List<Double> VECTOR =
            IntStream.range(0, DIMENSIONS).mapToObj(n -> n / 1536.0 - 0.5).toList();

    private final List<BsonDocument> sent = new CopyOnWriteArrayList<>();
    private AutoCloseable server = () -> {};
    private MongoClient client;
    private MongoDatabase database;

    @AfterEach
    void close() throws Exception {
        if (client != null) {
            client.close();
        }
        server.close();
    }

    private static ObjectId id(int n) {
        return new ObjectId("%024x".formatted(n));
    }

    /** Films 1 to 5, each with its plot; the nearer the greater its number is. */
    private void fill(String uri) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        sent.add(event.getCommand().clone());
                    }
                })
                .build());
        database = client.getDatabase("sample_mflix");
        for (var n = 1; n <= 5; n++) {
            database.getCollection("movies")
                    .insertOne(new Document("_id", id(n))
                            .append("title", "Film " + n)
                            .append("plot_embedding", "never in a reply")
                            .append("directors", List.of(n % 2 == 0 ? "Ida Lupino" : "Fritz Lang"))
                            .append("genres", n == 4 ? "no list" : List.of("Drama", "Drama", "Film-Noir")));
            database.getCollection("embedded_movies")
                    .insertOne(new Document("_id", id(n))
                            .append("title", "As it was when the vectors were made")
                            .append("plot_embedding", VECTOR)
                            .append("nearness", n == 2 ? 1.0 : n / 10.0));
        }
        sent.clear();
    }

    private void withIndex() {
        var fake = new FakeVectorIndex(INDEX);
        server = fake;
        fill(fake.uri());
    }

    private Optional<BsonDocument> similar(Map<String, String> settings, int film, int most) {
        var config = new SettingsReader(key -> Optional.ofNullable(settings.get(key)));
        var ofDatabase = MongoSettings.from(config);
        var movies = new MovieCollection(database, ofDatabase);
        return new PlotVectorSearch(config, database, ofDatabase, movies, Clock.systemUTC()).to(id(film), most);
    }

    private Optional<BsonDocument> similar(int film, int most) {
        return similar(Map.of("mflix.vector-index", INDEX), film, most);
    }

    private static List<String> titles(BsonDocument reply) {
        return reply.getArray("movies").stream()
                .map(film -> film.asDocument().getString("title").getValue())
                .toList();
    }

    private List<String> commands() {
        return sent.stream()
                .map(command -> command.getFirstKey() + " "
                        + command.getString(command.getFirstKey()).getValue())
                .toList();
    }

    @Test
    void nearestFilmsComeFirstWithWhatTheyHaveInCommon() {
        withIndex();
        var reply = similar(2, 3).orElseThrow();
        assertThat(titles(reply)).containsExactly("Film 5", "Film 4", "Film 3");
        assertThat(reply.getNumber("total_results").intValue()).isEqualTo(3);
        assertThat(reply.getBoolean("by_meaning").getValue()).isTrue();
        var first = reply.getArray("movies").get(0).asDocument();
        assertThat(first.getDouble("score").getValue()).isEqualTo(0.5);
        assertThat(first.getDocument("shared").toJson())
                .isEqualTo(
                        "{\"directors\": [], \"cast\": [], \"writers\": [], \"genres\": [\"Drama\", \"Film-Noir\"]}");
        assertThat(reply.getArray("movies")
                        .get(1)
                        .asDocument()
                        .getDocument("shared")
                        .toJson())
                .isEqualTo("{\"directors\": [\"Ida Lupino\"], \"cast\": [], \"writers\": [], \"genres\": []}");
        assertThat(reply.toJson()).doesNotContain("plot_embedding", "As it was");
    }

    @Test
    void searchIsTheFirstStageAndAsksForTheFilmAndItsNeighbours() {
        withIndex();
        assertThat(similar(2, 8)).isPresent();
        assertThat(commands()).containsExactly("find embedded_movies", "aggregate embedded_movies", "find movies");
        assertThat(sent.get(0).getDocument("projection").toJson()).isEqualTo("{\"plot_embedding\": 1}");
        var aggregate = sent.get(1);
        var search = aggregate.getArray("pipeline").get(0).asDocument().getDocument("$vectorSearch");
        assertThat(search.keySet()).containsExactly("index", "path", "queryVector", "numCandidates", "limit");
        assertThat(search.getString("index").getValue()).isEqualTo(INDEX);
        assertThat(search.getString("path").getValue()).isEqualTo("plot_embedding");
        assertThat(search.getArray("queryVector")).hasSize(DIMENSIONS);
        assertThat(search.getInt32("limit").getValue()).isEqualTo(9);
        assertThat(search.getInt32("numCandidates").getValue()).isBetween(9, 10_000);
        assertThat(aggregate.getDocument("readConcern").toJson())
                .as("a stage that searches takes no other")
                .isEqualTo("{\"level\": \"local\"}");
        assertThat(aggregate).containsKey("maxTimeMS");
        assertThat(aggregate.getInt64("maxTimeMS").getValue()).isLessThanOrEqualTo(2500);
    }

    @Test
    void filmsThatAreGoneAreLeftOut() {
        withIndex();
        database.getCollection("movies").deleteOne(new Document("_id", id(5)));
        assertThat(titles(similar(2, 2).orElseThrow())).containsExactly("Film 4");
        database.getCollection("movies").deleteOne(new Document("_id", id(2)));
        assertThat(similar(2, 2)).as("the film itself").isEmpty();
        assertThat(similar(7, 2)).as("a film that never was").isEmpty();
    }

    @Test
    void numbersOfAnyTypeAreSentAsTheyAre() {
        withIndex();
        plot(List.of(1, 2L, 0.5));
        sent.clear();
        assertThat(similar(2, 3)).isPresent();
        assertThat(sent.get(1).getArray("pipeline").get(0).asDocument().getDocument("$vectorSearch"))
                .containsEntry(
                        "queryVector", new BsonArray(List.of(new BsonInt32(1), new BsonInt64(2), new BsonDouble(0.5))));
    }

    @Test
    void aBinaryVectorIsOneAndOtherBytesAreNot() { // the stand-in can store neither
        var bytes = new byte[] {0x27, 0, 0, 0, 0, 0x3f};
        assertThat(PlotVectorSearch.isVector(new BsonBinary(BsonBinarySubType.VECTOR, bytes)))
                .isTrue();
        assertThat(PlotVectorSearch.isVector(new BsonBinary(BsonBinarySubType.BINARY, bytes)))
                .isFalse();
    }

    static List<Object> noVectors() {
        return List.of("0.1, 0.2", List.of(), List.of(0.1, "0.2"), 0.1, new Document(), new Binary(new byte[] {1, 2}));
    }

    @ParameterizedTest
    @MethodSource("noVectors")
    void whatIsNoVectorIsNotSearchedFor(Object value) {
        withIndex();
        plot(value);
        sent.clear();
        assertThat(similar(2, 3)).isEmpty();
        assertThat(commands()).containsExactly("find embedded_movies");
    }

    private void plot(Object value) {
        database.getCollection("embedded_movies")
                .updateOne(new Document("_id", id(2)), new Document("$set", new Document("plot_embedding", value)));
    }

    @Test
    void withoutTheSettingNothingIsSent() {
        withIndex();
        assertThat(similar(Map.of(), 2, 3)).isEmpty();
        assertThat(similar(Map.of("mflix.vector-index", "  "), 2, 3)).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void anIndexThatIsNotThereFindsNothing() {
        withIndex();
        assertThat(similar(Map.of("mflix.vector-index", "other"), 2, 3)).isEmpty();
        assertThat(commands()).contains("aggregate embedded_movies");
    }

    private FakeReplicaSet withoutSuchASearch() {
        var set = new FakeReplicaSet();
        server = set;
        fill(set.uri("serverSelectionTimeoutMS=500&retryReads=false"));
        return set;
    }

    @Test
    void aServerThatKnowsNoSuchSearchHasNoAnswer() {
        withoutSuchASearch();
        assertThat(similar(2, 3)).isEmpty();
        assertThat(commands()).containsExactly("find embedded_movies", "aggregate embedded_movies");
        database.getCollection("embedded_movies").drop();
        assertThat(similar(2, 3)).as("without the collection").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_SLOW", "NOT_ALLOWED", "CURSOR_GONE"})
    void aFailureOfEitherCommandIsNoAnswer(Fault fault) {
        var set = withoutSuchASearch();
        for (var command : List.of("find", "aggregate")) {
            set.failIn("embedded_movies", command, fault);
            assertThat(similar(2, 3)).isEmpty();
            assertThat(set.recorded(command)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_PRIMARY", "SHUTTING_DOWN", "CUT_BEFORE"})
    void aDatabaseThatIsAwayIsSaidToBeAway(Fault fault) {
        withoutSuchASearch().failIn("embedded_movies", "find", fault);
        assertThatThrownBy(() -> similar(2, 3)).isInstanceOf(MongoException.class);
    }
}
