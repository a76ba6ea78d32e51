package mflix.guides.mistakes;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import mflix.bench.CannedFilms;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Films as objects of a class, whole films where titles are wanted, pages by {@code skip}. */
@Tag("F-370")
class ReadingMistakesTest {
    private final WatchedClient client = new WatchedClient();
    private MongoDatabase database;

    // region film-as-object
    /** A film as a class sees it: what it does not declare is not there. */
    public record Film(@BsonId ObjectId id, String title, Integer year) {}

    static List<Film> films(MongoDatabase database) {
        return database.getCollection("movies", Film.class).find().into(new ArrayList<>());
    }
    // endregion film-as-object

    // region whole-films
    static List<Object> titles(MongoCollection<Document> movies) {
        return movies.find().map(film -> film.get("title")).into(new ArrayList<>());
    }
    // endregion whole-films

    // region page-by-skip
    static List<Document> page(MongoCollection<Document> comments, ObjectId film, int number) {
        return comments.find(eq("movie_id", film))
                .sort(descending("date"))
                .skip(20 * number)
                .limit(20)
                .into(new ArrayList<>());
    }
    // endregion page-by-skip

    @BeforeEach
    void open() {
        database = client.documents();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void oneYearThatIsATextEndsTheListOfAllFilms() {
        var movies = database.getCollection("movies");
        IntStream.range(0, 19).forEach(n -> movies.insertOne(new Document("title", "Film " + n).append("year", 1990)));
        movies.insertOne(new Document("title", "Série").append("year", "2008è2013")); // so in the sample data
        assertThat(catchThrowable(() -> films(database))).hasMessage("Invalid numeric type, found: STRING");
        assertThat(database.getCollection("movies", RawBsonDocument.class)
                        .find()
                        .into(new ArrayList<>()))
                .hasSize(20);
    }

    @Test
    void filmThatIsWrittenBackLosesWhatItsClassDoesNotDeclare() {
        var stored = CannedFilms.all().get(0);
        var rows = database.getCollection("movies", BsonDocument.class);
        rows.insertOne(stored);
        var films = database.getCollection("movies", Film.class);
        var film = films.find().first();
        films.replaceOne(eq("_id", film.id()), new Film(film.id(), film.title(), 1904));
        assertThat(stored).hasSize(20);
        assertThat(rows.find().first()).hasSize(3);
    }

    @Test
    void titlesCostManyTimesTheBytesWithoutAProjection() {
        database.getCollection("movies", BsonDocument.class).insertMany(CannedFilms.all());
        var movies = database.getCollection("movies");
        var whole = client.costOf(() -> titles(movies));
        var projected =
                client.costOf(() -> movies.find().projection(include("title")).into(new ArrayList<>()));
        System.out.printf(
                "guides: titles of %d films: whole films %,d bytes, projected %,d bytes%n",
                CannedFilms.all().size(), whole.replyBytes(), projected.replyBytes());
        assertThat(whole.replyBytes()).isGreaterThan(20 * projected.replyBytes());
    }

    @Test
    void pageBySkipShowsACommentTwiceWhenSomebodyWritesInBetween() {
        var film = new ObjectId();
        var comments = database.getCollection("comments");
        IntStream.range(0, 60).forEach(n -> comments.insertOne(comment(film, n)));
        var seen = new ArrayList<>(page(comments, film, 0));
        comments.insertOne(comment(film, 60));
        seen.addAll(page(comments, film, 1));
        assertThat(seen).hasSize(40);
        assertThat(seen.stream().distinct()).hasSize(39);
    }

    @Test
    void pageBySkipLeavesACommentOutWhenSomebodyDeletesInBetween() {
        var film = new ObjectId();
        var comments = database.getCollection("comments");
        IntStream.range(0, 60).forEach(n -> comments.insertOne(comment(film, n)));
        var seen = new ArrayList<>(page(comments, film, 0));
        comments.deleteOne(eq("_id", seen.get(5).getObjectId("_id")));
        seen.addAll(page(comments, film, 1));
        seen.addAll(page(comments, film, 2));
        assertThat(seen.stream().distinct()).as("of sixty that were there").hasSize(59);
    }

    private static Document comment(ObjectId film, int minute) {
        return new Document("_id", new ObjectId())
                .append("movie_id", film)
                .append("date", Date.from(Instant.ofEpochMilli(minute)));
    }
}
