package mflix.embedded;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mflix.mongo.MongoConnection;
import mflix.settings.SettingsReader;
import org.bson.Document;
import org.bson.types.MinKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents come in the order in which the library itself sorts them, but for arrays, where MongoDB sorts otherwise. */
@Tag("F-570")
class SortingCollectionTest {
    private static final List<Object> YEARS = Arrays.asList(
            null, 1, 1L, 1.0, -3, 2.5, "1", "a", "B", "", true, false, Instant.EPOCH, List.of(3, 1), List.of("z", 0));
    private static final List<Object> RATINGS = Arrays.asList(
            null,
            7,
            new Document(),
            new Document("rating", 5),
            new Document("rating", "none"),
            new Document("rating", List.of(6, 1)),
            List.of(new Document("rating", 9), new Document("rating", 2)));

    @TempDir
    private Path folder;

    private final MongoServer library = new MongoServer(H2Backend.inMemory());
    private EmbeddedDatabase embedded;
    private MongoConnection ours;
    private MongoConnection theirs;

    @BeforeEach
    void open() {
        openOurs();
        theirs = MongoConnection.at("mongodb://127.0.0.1:" + library.bind().getPort());
        var random = new Random(7);
        var films = IntStream.range(0, 200).mapToObj(id -> film(id, random)).toList();
        films(ours).insertMany(films);
        films(theirs).insertMany(films);
    }

    private void openOurs() {
        embedded = new EmbeddedDatabase(
                new SettingsReader(key -> Optional.of(folder.toString()).filter(any -> key.equals("mflix.data.dir"))));
        ours = MongoConnection.at(embedded.open());
    }

    private static Document film(int id, Random random) {
        var film = new Document("_id", id);
        if (random.nextInt(8) > 0) {
            film.append("year", YEARS.get(random.nextInt(YEARS.size())));
        }
        return film.append("imdb", RATINGS.get(random.nextInt(RATINGS.size())));
    }

    private static MongoCollection<Document> films(MongoConnection connection) {
        return connection.documents().getCollection("films");
    }

    @AfterEach
    void close() {
        ours.close();
        theirs.close();
        embedded.close();
        library.shutdownNow();
    }

    private void bothAnswer(UnaryOperator<FindIterable<Document>> query) {
        var expected = query.apply(films(theirs).find()).into(new ArrayList<>());
        assertThat(query.apply(films(ours).find()).into(new ArrayList<>())).isEqualTo(expected);
        assertThat(expected).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{year: 1}",
                "{year: -1}",
                "{year: 1, _id: 1}",
                "{'imdb.rating': -1, _id: -1}",
                "{'imdb.rating': 1, year: -1}",
                "{imdb: 1, year: 1, 'imdb.rating': 1}",
                "{'no.such.path': 1}",
                "{$natural: 1}",
                "{$natural: -1}",
                "{}"
            })
    void orderIsThatOfTheLibrary(String order) {
        var sort = Document.parse(order);
        bothAnswer(films -> films.sort(sort));
        bothAnswer(films -> films.sort(sort).skip(13).limit(20));
        bothAnswer(films -> films.sort(sort).batchSize(7));
        bothAnswer(films -> films.filter(gt("_id", 50)).sort(sort).limit(30).projection(include("year")));
    }

    @Test
    void arraysAreSortedAsInMongo() {
        var years = Arrays.asList(
                List.of(), 3, List.of(9, 1), List.of(), null, List.of(2), List.of(), List.of(5, 4), new MinKey());
        insertAnew("year", years);
        arraysAreSorted();
        ours.close();
        embedded.close();
        openOurs(); // the library opens the collections that are in the file
        arraysAreSorted();
    }

    private void arraysAreSorted() {
        assertThat(sortedBy("{year: 1}")).containsExactly(8, 0, 3, 6, 4, 2, 5, 1, 7);
        assertThat(sortedBy("{year: -1}")).containsExactly(2, 7, 1, 5, 4, 0, 3, 6, 8);
        assertThat(sortedBy("{year: -1, _id: -1}")).containsExactly(2, 7, 1, 5, 4, 6, 3, 0, 8);
    }

    /** An array in an array is a value of its own kind, which comes after numbers, texts and documents. */
    @Test
    void arraysInArraysAreSortedAsInMongo() {
        insertAnew("year", List.of(List.of(List.of(1, 9), 3), 2, List.of(List.of(1)), "z", 4));
        assertThat(sortedBy("{year: 1}")).containsExactly(1, 0, 4, 3, 2);
        assertThat(sortedBy("{year: -1, _id: 1}")).containsExactly(0, 2, 3, 4, 1);
    }

    /** Behind an array without elements there is no field: it is missing, as it is behind a number. */
    @Test
    void fieldBehindAnEmptyArrayIsMissing() {
        insertAnew(
                "imdb",
                List.of(7, List.of(), new Document(), new Document("rating", List.of()), new Document("rating", 1)));
        assertThat(sortedBy("{'imdb.rating': 1}")).containsExactly(3, 0, 1, 2, 4);
        assertThat(sortedBy("{'imdb.rating': -1}")).containsExactly(4, 0, 1, 2, 3);
    }

    private void insertAnew(String field, List<?> values) {
        films(ours).deleteMany(new Document());
        IntStream.range(0, values.size())
                .forEach(id -> films(ours).insertOne(new Document("_id", id).append(field, values.get(id))));
    }

    private List<Object> sortedBy(String order) {
        return films(ours)
                .find()
                .sort(Document.parse(order))
                .map(film -> film.get("_id"))
                .into(new ArrayList<>());
    }
}
