package mflix.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.MovableClock;
import mflix.testing.RequestRecords;
import mflix.testing.TestDatabase;
import mflix.users.Caller;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CommentsTest {
    private static final Caller ADA = new Caller("ada@example.com", "Ada", false, new ObjectId());
    private static final Caller BEN = new Caller("ben@example.com", "Ben", true, new ObjectId());
    private static final ObjectId FILM = new ObjectId("573a1390f29313caabcd42e8");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T10:00:00Z"));
    private TestDatabase database;
    private MongoCollection<Document> rows;
    private Comments comments;
    private CommentPages pages;

    @BeforeEach
    void open() {
        database = TestDatabase.inMemory();
        DatabaseIndexes.make(database.documents());
        database.documents().getCollection("movies").insertOne(new Document("_id", FILM));
        rows = database.documents().getCollection("comments");
        comments = new Comments(
                database.documents(), MongoSettings.from(new SettingsReader(key -> Optional.empty())), clock);
        pages = new CommentPages(comments);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static CommentKey key(ObjectId id) {
        return CommentKey.of(id.toHexString());
    }

    private static CommentKey key(ObjectId id, ObjectId movie) {
        return CommentKey.of(id.toHexString(), movie.toHexString());
    }

    private static String text(String sent) {
        return RequestRecords.read(NewComment.class, "movie_id", FILM.toHexString(), "comment", sent)
                .comment();
    }

    private static ProblemKind refused(ThrowingCallable action) {
        return catchThrowableOfType(Problem.class, action).kind();
    }

    private Document row(ObjectId id) {
        return rows.find(new Document("_id", id)).first();
    }

    @Test
    @Tag("F-479")
    void anotherNameStandsBesideWhatItsWriterWroteAndBesideNothingElse() {
        var first = comments.write(ADA, FILM, "One");
        var another = new ObjectId();
        database.documents().getCollection("movies").insertOne(new Document("_id", another));
        var second = comments.write(ADA, another, "Two");
        var bens = comments.write(BEN, FILM, "Three");
        var before = row(first);
        new CommentsOfAccount(comments).rename(ADA.email(), "Ada Byron");
        assertThat(row(first)).isEqualTo(new Document(before).append("name", "Ada Byron"));
        assertThat(row(second).getString("name")).isEqualTo("Ada Byron");
        assertThat(row(bens).getString("name")).isEqualTo("Ben");
    }

    @Test
    @Tag("create_update_comments")
    void newCommentHasItsWriterFromTheAccountAndItsDateFromTheClock() {
        var id = comments.write(ADA, FILM, "Short, and still exciting.");
        assertThat(row(id))
                .isEqualTo(new Document("_id", id)
                        .append("name", "Ada")
                        .append("email", "ada@example.com")
                        .append("movie_id", FILM)
                        .append("text", "Short, and still exciting.")
                        .append("date", Date.from(clock.instant())));
    }

    @Test
    @Tag("F-27")
    @Tag("create_update_comments")
    void commentOnAnUnknownFilmIsRefusedAndNothingIsStored() {
        assertThat(refused(() -> comments.write(ADA, new ObjectId(), "text"))).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(rows.countDocuments()).isZero();
    }

    @Test
    @Tag("create_update_comments")
    void changeSetsTextAndDateTogether() {
        var id = comments.write(ADA, FILM, "first");
        clock.move(Duration.ofMinutes(1));
        assertThat(comments.change(ADA, key(id, FILM), "second")).isEqualTo(FILM);
        assertThat(row(id)).containsEntry("text", "second").containsEntry("date", Date.from(clock.instant()));
    }

    @Test
    @Tag("F-29")
    @Tag("create_update_comments")
    @Tag("delete_comments")
    void commentOfAnotherUserStaysAsItWasAlsoForAnAdministrator() {
        var id = comments.write(ADA, FILM, "mine");
        var before = row(id);
        clock.move(Duration.ofMinutes(1));
        assertThat(refused(() -> comments.change(BEN, key(id), "yours"))).isEqualTo(ProblemKind.NOT_OWNER);
        assertThat(refused(() -> comments.remove(BEN, key(id)))).isEqualTo(ProblemKind.NOT_OWNER);
        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    @Tag("delete_comments")
    void secondRemovalFindsNothing() {
        var other = comments.write(BEN, FILM, "other");
        var id = comments.write(ADA, FILM, "mine");
        assertThat(comments.remove(ADA, key(id))).isEqualTo(FILM);
        assertThat(refused(() -> comments.remove(ADA, key(id)))).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(refused(() -> comments.change(ADA, key(id), "text"))).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(rows.find().map(row -> row.getObjectId("_id"))).containsExactly(other);
    }

    @Test
    @Tag("create_update_comments")
    void commentOfAnotherFilmIsNotFound() {
        var id = comments.write(ADA, FILM, "mine");
        assertThat(refused(() -> comments.change(ADA, key(id, new ObjectId()), "text")))
                .isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(refused(() -> comments.remove(ADA, key(id, new ObjectId())))).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(row(id)).containsEntry("text", "mine");
    }

    @Test
    @Tag("F-28")
    @Tag("create_update_comments")
    void textHasOneToTwoThousandCharacters() {
        for (var good : List.of("x", "x".repeat(2000), "😀".repeat(2000), "  x  ", "a\n\tb", "a\u202eb")) {
            assertThat(text(good)).isEqualTo(good.strip());
        }
        for (var bad : List.of("", " \n ", "x".repeat(2001), "a\u0000", "a\u001b", "a\ud800", "a\rb")) {
            assertThat(refused(() -> text(bad))).as(bad).isEqualTo(ProblemKind.VALIDATION_FAILED);
        }
        assertThat(text("a\r\nb")).isEqualTo("a\nb");
    }

    @Test
    @Tag("get_comments")
    void pagesHoldEveryCommentOnceNewestFirstAndThoseWithoutADateLast() {
        var expected = new ArrayList<BsonValue>();
        rows.insertMany(IntStream.range(0, 25)
                .mapToObj(n -> comment(n).append("date", Date.from(Instant.ofEpochSecond(n / 2 - 5))))
                .toList());
        rows.insertMany(List.of(
                comment(50), comment(51).append("date", null), comment(52).append("date", "soon")));
        IntStream.iterate(24, n -> n >= 0, n -> n - 1).forEach(n -> expected.add(new BsonObjectId(id(n))));
        expected.addAll(List.of(new BsonObjectId(id(52)), new BsonObjectId(id(51)), new BsonObjectId(id(50))));
        for (var size : List.of("1", "7", "27", "28", "100")) {
            assertThat(all(size)).as("pages of " + size).isEqualTo(expected);
        }
    }

    // region next-page
    @Test
    @Tag("F-370")
    void nextPageBeginsBehindTheLastCommentWhateverHappenedInBetween() {
        rows.insertMany(IntStream.range(0, 60)
                .mapToObj(n -> comment(n).append("date", Date.from(Instant.ofEpochMilli(n))))
                .toList());
        var first = pages.page(FILM, CommentViewer.ANYONE, Map.of());
        rows.insertOne(comment(60).append("date", Date.from(Instant.ofEpochMilli(60))));
        rows.deleteOne(new Document("_id", id(55)));
        var next = first.getString("next").getValue();
        var second = pages.page(FILM, CommentViewer.ANYONE, Map.of("after", List.of(next)));
        assertThat(first.getArray("comments")
                        .get(19)
                        .asDocument()
                        .getObjectId("_id")
                        .getValue())
                .isEqualTo(id(40));
        assertThat(second.getArray("comments")
                        .get(0)
                        .asDocument()
                        .getObjectId("_id")
                        .getValue())
                .isEqualTo(id(39));
    }
    // endregion next-page

    @Test
    @Tag("get_comments")
    void pagesHoldEveryCommentOnceWhateverItsIdIs() {
        var date = Date.from(Instant.ofEpochSecond(1));
        var ids = List.<Object>of(
                7,
                "a text",
                id(3),
                8L,
                2.5,
                new Document("part", 1),
                new Binary(new byte[] {1, 2}),
                true,
                date,
                "z".repeat(900));
        for (var id : ids) {
            rows.insertOne(comment(0).append("_id", id).append("date", date));
            rows.insertOne(comment(0).append("_id", new Document("undated", id)));
        }
        rows.insertMany(List.of(
                comment(1), comment(2).append("_id", "undated"), comment(3).append("_id", 99)));
        for (var size : List.of("1", "2", "9", "100")) {
            assertThat(all(size))
                    .as("pages of " + size)
                    .hasSize(23)
                    .doesNotHaveDuplicates()
                    .isEqualTo(all("100"));
        }
    }

    @Test
    @Tag("get_comments")
    void commentThatArrivesMeanwhileMovesNothing() {
        rows.insertMany(IntStream.range(0, 4)
                .mapToObj(n -> comment(n).append("date", Instant.ofEpochMilli(n)))
                .toList());
        var first = page("entries_per_page", "2");
        comments.write(ADA, FILM, "newest");
        var second =
                page("entries_per_page", "2", "after", first.getString("next").getValue());
        assertThat(ids(second)).containsExactly(new BsonObjectId(id(1)), new BsonObjectId(id(0)));
        assertThat(second.isNull("next")).isTrue();
        assertThat(second.getInt64("total_results").getValue()).isEqualTo(5);
    }

    @Test
    @Tag("get_comments")
    void damagedCursorsAndUnknownFilmsAreRefused() {
        for (var after : List.of(
                "x",
                "!!",
                "MTIz",
                "_",
                "MTMzMjgwMzYxNjAwMF81YTk0",
                "BQAAAAA",
                CommentCursor.after(new BsonDocument("_id", new BsonObjectId(FILM))) + "x")) {
            assertThat(refused(() -> page("after", after))).as(after).isEqualTo(ProblemKind.INVALID_PARAMETER);
        }
        assertThat(refused(() -> pages.page(new ObjectId(), CommentViewer.ANYONE, Map.of())))
                .isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(page().getArray("comments")).isEmpty();
    }

    private BsonDocument page(String... namesAndValues) {
        var sent = new HashMap<String, List<String>>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sent.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return pages.page(FILM, CommentViewer.ANYONE, sent);
    }

    private List<BsonValue> all(String size) {
        var all = new ArrayList<BsonValue>();
        var page = page("entries_per_page", size);
        all.addAll(ids(page));
        while (page.isString("next")) {
            page = page(
                    "entries_per_page", size, "after", page.getString("next").getValue());
            all.addAll(ids(page));
        }
        return all;
    }

    private static List<BsonValue> ids(BsonDocument page) {
        return page.getArray("comments").stream()
                .map(comment -> comment.asDocument().get("_id"))
                .toList();
    }

    private static Document comment(int number) {
        return new Document("_id", id(number)).append("movie_id", FILM).append("email", "x@example.com");
    }

    private static ObjectId id(int number) {
        return new ObjectId(String.format("%024x", number));
    }
}
