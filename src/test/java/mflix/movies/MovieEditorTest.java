package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mflix.comments.CommentViewer;
import mflix.comments.Comments;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.EntityTagList;
import mflix.request.JsonBody;
import mflix.settings.SettingsReader;
import mflix.testing.MovableClock;
import mflix.testing.TestDatabase;
import mflix.web.reply.ReplyEntityTags;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MovieEditorTest {
    private static final IfMatch ALWAYS = IfMatch.of(null);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T10:00:00Z"));
    private TestDatabase database;
    private MovieViews views;
    private MovieEditor editor;
    private MovieBatch batch;

    @BeforeEach
    void open() {
        database = TestDatabase.inMemory();
        DatabaseIndexes.make(database.documents());
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        var comments = new Comments(database.documents(), settings, clock);
        var movies = new Movies(
                new MovieCollection(database.documents(), settings), new CapabilityCache(database.database()));
        views = new MovieViews(movies, comments);
        var writes = new MovieWrites(database.documents(), comments, clock);
        editor = new MovieEditor(writes, views, new ReplyEntityTags());
        batch = new MovieBatch(writes);
    }

    @AfterEach
    void close() {
        database.close();
    }

    static Map<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static BsonDocument film(Object... namesAndValues) {
        return MovieFields.ofNew(JsonBody.of(map(namesAndValues)));
    }

    private static BsonDocument change(Object... namesAndValues) {
        return MovieFields.ofChange(JsonBody.of(map(namesAndValues)));
    }

    private static Problem refusal(ThrowingCallable action) {
        var refusal = catchThrowableOfType(Problem.class, action);
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    private ObjectId insert(Document film) {
        database.documents().getCollection("movies").insertOne(film);
        return film.getObjectId("_id");
    }

    private Document stored(ObjectId id) {
        return database.documents()
                .getCollection("movies")
                .find(new Document("_id", id))
                .first();
    }

    private IfMatch tagOf(ObjectId id) {
        return IfMatch.of(editor.tag(views.film(id)));
    }

    /** An administrator sees the addresses of the comments, so the tag is another one than that of other readers. */
    @Test
    void filmWithACommentIsChangedByTheTagThatItsReaderHas() {
        var id = insert(new Document("title", "A Film"));
        database.documents()
                .getCollection("comments")
                .insertOne(new Document("movie_id", id)
                        .append("email", "eve@example.com")
                        .append("text", "t"));
        var administrator = new CommentViewer("ada@example.com", true);
        var read = IfMatch.of(editor.tag(views.film(id, administrator)));
        assertThat(editor.tag(views.film(id))).isNotEqualTo(editor.tag(views.film(id, administrator)));
        var reply = editor.change(id, change("plot", "one"), read);
        assertThat(reply.toJson()).contains("eve@example.com");
        assertThatThrownBy(() -> editor.change(id, change("plot", "two"), read)).hasMessageContaining("has changed");
        editor.change(id, change("plot", "three"), tagOf(id));
        assertThat(editor.remove(id, IfMatch.of(editor.tag(views.film(id, administrator))))
                        .comments())
                .isEqualTo(1);
    }

    @Test
    void newFilmIsStoredAsGivenWithItsTime() {
        var reply = editor.add(film(
                "title",
                " A Film ",
                "year",
                1999L,
                "released",
                "1999-12-31",
                "genres",
                List.of("Drama", "War"),
                "imdb",
                map("rating", 8L, "votes", 3L, "id", null),
                "plot",
                "a\r\nb"));
        var id = reply.getDocument("movie").getObjectId("_id").getValue();
        assertThat(stored(id))
                .isEqualTo(new Document("_id", id)
                        .append("title", "A Film")
                        .append("year", 1999)
                        .append("released", Date.from(Instant.parse("1999-12-31T00:00:00Z")))
                        .append("plot", "a\nb")
                        .append("genres", List.of("Drama", "War"))
                        .append("imdb", new Document("rating", 8.0).append("votes", 3))
                        .append("type", "movie")
                        .append("lastupdated", Date.from(clock.instant())));
        assertThat(reply.getString("updated_type").getValue()).isEqualTo("java.util.Date");
    }

    @Test
    @Tag("F-31")
    void secondFilmWithTheSameIdIsRefused() {
        var given = film("_id", "573A1390F29313CAABCD42E8", "title", "A Film");
        editor.add(given);
        assertThat(refusal(() -> editor.add(given)).kind()).isEqualTo(ProblemKind.ALREADY_EXISTS);
        assertThat(database.documents().getCollection("movies").countDocuments())
                .isEqualTo(1);
    }

    @Test
    void everyFieldThatBreaksARuleIsNamed() {
        var refusal = refusal(() -> film(
                "title",
                "",
                "year",
                1799L,
                "runtime",
                1.5,
                "metacritic",
                101L,
                "released",
                "1999-13-01",
                "genres",
                Arrays.asList("a", "a"),
                "cast",
                List.of(""),
                "rated",
                "x".repeat(21),
                "type",
                "game",
                "poster",
                "javascript:alert(1)",
                "imdb",
                map("rating", 10.1, "votes", -1L),
                "tomatoes",
                map("viewer", map("meter", 101L))));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.VALIDATION_FAILED);
        assertThat(refusal.errors())
                .extracting("field")
                .containsExactlyInAnyOrder(
                        "title",
                        "year",
                        "runtime",
                        "metacritic",
                        "released",
                        "genres",
                        "cast[0]",
                        "rated",
                        "type",
                        "poster",
                        "imdb.rating",
                        "imdb.votes",
                        "tomatoes.viewer.meter");
        assertThat(refusal(() -> film("year", 1999L)).errors())
                .extracting("field")
                .containsExactly("title");
    }

    @Test
    @Tag("F-09")
    @Tag("F-11")
    void unknownFieldsAndWrongTypesAreNamedByTheirPath() {
        var refusal = refusal(() -> film(
                "title",
                5L,
                "year",
                "1999",
                "genres",
                "Drama",
                "cast",
                Arrays.asList("a", null),
                "imdb",
                List.of(),
                "tomatoes",
                map("critic", map()),
                "lastupdated",
                "now",
                "num_mflix_comments",
                1L));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_BODY);
        assertThat(refusal.errors())
                .extracting("field")
                .containsExactly(
                        "lastupdated",
                        "num_mflix_comments",
                        "title",
                        "year",
                        "genres",
                        "cast[1]",
                        "imdb",
                        "tomatoes.critic");
    }

    @Test
    void patchTouchesOnlyWhatItNames() {
        var id = insert(new Document("title", "A Film")
                .append("plot", "old")
                .append("rated", "G")
                .append("imdb", new Document("rating", 5.5).append("votes", "").append("extra", 1))
                .append("awards", "none")
                .append("plot_embedding", List.of(0.5))
                .append("lastupdated", "2015-08-26 00:03:50.133000000"));
        editor.change(
                id,
                change(
                        "plot",
                        "new",
                        "rated",
                        null,
                        "imdb",
                        map("rating", null, "votes", 7L),
                        "awards",
                        map("wins", 1L, "text", null)),
                ALWAYS);
        assertThat(stored(id))
                .isEqualTo(new Document("_id", id)
                        .append("title", "A Film")
                        .append("plot", "new")
                        .append("imdb", new Document("votes", 7).append("extra", 1))
                        .append("awards", new Document("wins", 1))
                        .append("plot_embedding", List.of(0.5))
                        .append("lastupdated", Date.from(clock.instant())));
    }

    @Test
    void patchThatRemovesTheTitleOrNamesNothingIsRefused() {
        assertThat(refusal(() -> change("title", null)).errors())
                .extracting("field")
                .containsExactly("title");
        assertThat(refusal(() -> change()).kind()).isEqualTo(ProblemKind.VALIDATION_FAILED);
        assertThat(refusal(() -> change("_id", "573a1390f29313caabcd42e8")).kind())
                .isEqualTo(ProblemKind.INVALID_BODY);
    }

    @Test
    @Tag("F-30")
    void staleTagChangesNothingAndAFreshOneDoesAlsoWhenAProxyWeakenedIt() {
        var id = insert(new Document("title", "A Film").append("lastupdated", "2015"));
        var stale = tagOf(id);
        editor.change(id, change("plot", "one"), stale);
        var before = stored(id);
        assertThat(refusal(() -> editor.change(id, change("plot", "two"), stale))
                        .kind())
                .isEqualTo(ProblemKind.PRECONDITION_FAILED);
        assertThat(refusal(() -> editor.remove(id, stale)).kind()).isEqualTo(ProblemKind.PRECONDITION_FAILED);
        assertThat(stored(id)).isEqualTo(before);
        editor.change(id, change("plot", "two"), IfMatch.of("\"other\", W/" + editor.tag(views.film(id))));
        editor.change(id, change("plot", "three"), ALWAYS);
        editor.change(id, change("plot", "four"), IfMatch.of("*"));
        editor.change(id, change("plot", "five"), IfMatch.of(EntityTagList.packed(editor.tag(views.film(id)))));
        editor.change(id, change("plot", "four"), IfMatch.of("*"));
        assertThat(stored(id)).containsEntry("plot", "four");
        editor.remove(id, tagOf(id));
        assertThat(stored(id)).isNull();
    }

    @Test
    @Tag("F-30")
    void ofTwoChangesAtOnceOneIsToldToReadAgain() throws Exception {
        var id = editor.add(film("title", "A Film"))
                .getDocument("movie")
                .getObjectId("_id")
                .getValue();
        for (int round = 0; round < 10; round++) {
            var tag = tagOf(id);
            var executor = Executors.newFixedThreadPool(2);
            try {
                var tasks = new ArrayList<Callable<ProblemKind>>();
                for (var plot : List.of("left " + round, "right " + round)) {
                    tasks.add(() -> {
                        var refusal =
                                catchThrowableOfType(Problem.class, () -> editor.change(id, change("plot", plot), tag));
                        return refusal == null ? null : refusal.kind();
                    });
                }
                var kinds = new ArrayList<ProblemKind>();
                for (var outcome : executor.invokeAll(tasks)) {
                    kinds.add(outcome.get());
                }
                assertThat(kinds).containsExactlyInAnyOrder(null, ProblemKind.PRECONDITION_FAILED);
            } finally {
                executor.shutdownNow();
            }
        }
    }

    @Test
    void filmGoesWithItsCommentsAndOnlyOnce() {
        var id = insert(new Document("title", "A Film"));
        var other = new ObjectId();
        database.documents()
                .getCollection("comments")
                .insertMany(List.of(
                        new Document("movie_id", id), new Document("movie_id", id), new Document("movie_id", other)));
        var removed = editor.remove(id, ALWAYS);
        assertThat(removed.comments()).isEqualTo(2);
        assertThat(removed.film().containsKey("title")).isTrue();
        assertThat(refusal(() -> editor.remove(id, ALWAYS)).kind()).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(database.documents().getCollection("comments").find().map(row -> row.getObjectId("movie_id")))
                .containsExactly(other);
    }

    @Test
    void batchInsertsTheGoodFilmsAndReportsTheOthersByTheirPlace() {
        var taken = insert(new Document("title", "there already"));
        var outcome = batch.add(JsonBody.of(map(
                        "movies",
                        Arrays.asList(
                                map("title", "one"),
                                map("year", 5L),
                                "no film",
                                map("title", "two", "_id", taken.toHexString()),
                                map("title", "three", "secret", 1L),
                                map("title", "four", "_id", "short"),
                                map("title", "five")))))
                .toReply();
        assertThat(outcome.inserted()).isEqualTo(2);
        assertThat(outcome.failed()).isEqualTo(5);
        assertThat(outcome.ids()).hasSize(7);
        assertThat(outcome.ids().get(1)).isNull();
        assertThat(outcome.errors().stream().map(error -> error.index() + " " + error.field() + " " + error.code()))
                .containsExactly(
                        "1 movies[1].year VALIDATION_FAILED",
                        "1 movies[1].title VALIDATION_FAILED",
                        "2 movies[2] INVALID_BODY",
                        "3 movies[3] ALREADY_EXISTS",
                        "4 movies[4].secret INVALID_BODY",
                        "5 movies[5]._id VALIDATION_FAILED");
        var last = new ObjectId(outcome.ids().get(6));
        assertThat(stored(last))
                .containsEntry("title", "five")
                .containsEntry("lastupdated", Date.from(clock.instant()));
        assertThat(database.documents().getCollection("movies").countDocuments())
                .isEqualTo(3);
    }

    @Test
    void batchWithoutOneGoodFilmIsRefusedWithTheSameMembers() {
        var refusal = refusal(
                () -> batch.add(JsonBody.of(map("movies", List.of(map())))).toReply());
        assertThat(refusal.kind()).isEqualTo(ProblemKind.VALIDATION_FAILED);
        assertThat(refusal.members()).containsKeys("inserted", "failed", "ids", "errors");
        assertThat(refusal(() -> batch.add(JsonBody.of(map("movies", List.of()))))
                        .kind())
                .isEqualTo(ProblemKind.VALIDATION_FAILED);
        var tooMany = Collections.nCopies(1001, map("title", "x"));
        assertThat(refusal(() -> batch.add(JsonBody.of(map("movies", tooMany)))).kind())
                .isEqualTo(ProblemKind.VALIDATION_FAILED);
        assertThat(database.documents().getCollection("movies").countDocuments())
                .isZero();
    }
}
