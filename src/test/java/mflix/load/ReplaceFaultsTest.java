package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.MongoConnection;
import mflix.problem.Problem;
import mflix.testing.FakeReplicaSet;
import mflix.testing.FakeReplicaSet.Fault;
import mflix.testing.Strength;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A replaced collection is the old one or the new one, whatever step fails; what is left is removed by the next load. */
@Tag("F-93")
@Execution(CONCURRENT) // its tests wait for time-outs most of the time
class ReplaceFaultsTest {
    private static final List<String> STEPS = List.of(
            "isMaster",
            "find",
            "update",
            "create",
            "listIndexes",
            "insert",
            "createIndexes",
            "renameCollection",
            "delete");
    private static final List<Fault> FAULTS = List.of(
            Fault.NOT_PRIMARY,
            Fault.SHUTTING_DOWN,
            Fault.NOT_ALLOWED,
            Fault.TOO_SLOW,
            Fault.UNCONFIRMED,
            Fault.CUT_BEFORE,
            Fault.CUT_AFTER);

    private final FakeReplicaSet set = new FakeReplicaSet();
    private final MongoConnection database =
            MongoConnection.at(set.uri("serverSelectionTimeoutMS=3000&heartbeatFrequencyMS=500"));
    private final Heard heard = new Heard();
    private SomeFiles files;

    @BeforeEach
    void begin(@TempDir Path folder) {
        files = new SomeFiles(folder);
        for (var collection : List.of("movies", "users")) {
            database.documents()
                    .getCollection(collection)
                    .insertMany(List.of(new Document("_id", "a"), new Document("_id", "b"), new Document("_id", "c")));
        }
        files.write("movies.ndjson", SomeFiles.lines(1500));
        files.write("users.ndjson", SomeFiles.lines(10).replace("text", "email"));
    }

    @AfterEach
    void close() {
        database.close();
        set.close();
    }

    // Each step and each fault in every build; every step with every fault in full strength, which takes minutes.
    static Stream<Arguments> steps() {
        var each = Strength.of(5, 1);
        var all = STEPS.stream()
                .flatMap(step -> FAULTS.stream().map(fault -> Arguments.of(step, fault)))
                .toList();
        return IntStream.range(0, all.size()).filter(i -> i % each == 0).mapToObj(all::get);
    }

    private void replace() {
        var checked = new LoadCheck(OnMalformed.END_THE_LOAD, heard).of(List.of(files.folder()), "");
        try (var loader = new Loader(database, heard)) {
            loader.replace(checked);
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void collectionIsOldOrNewWhateverFails(String step, Fault fault) {
        set.fail(step, 40, fault);
        try {
            replace();
        } catch (Problem e) {
            assertThat(e).hasMessageNotContaining("instance").hasMessageNotContaining("half");
        }
        set.forgetFaults();
        assertOldOrNew("movies", 1500);
        assertOldOrNew("users", 10);
        replace();
        assertThat(count("movies")).isEqualTo(1500);
        assertThat(count("users")).isEqualTo(10);
        assertThat(names()).noneMatch(name -> name.contains(".loading-"));
        assertThat(database.documents().getCollection("mflix_marks").countDocuments())
                .isZero();
        assertThat(DatabaseIndexes.make(database.documents())).isEmpty();
    }

    @Test
    void primaryThatStepsDownAtTheRenameIsWaitedFor() {
        set.fail("renameCollection", 3, Fault.NOT_PRIMARY);
        replace();
        assertThat(count("movies")).isEqualTo(1500);
    }

    @Test
    void renameWhoseAnswerIsLostIsNotTakenForAFailure() {
        set.fail("renameCollection", 1, Fault.CUT_AFTER);
        replace();
        assertThat(count("movies")).isEqualTo(1500);
        assertThat(count("users")).isEqualTo(10);
    }

    @Test
    void whatIsInTheWayOfAUniqueIndexLeavesTheOldOnes() {
        files.write("users.ndjson", "");
        files.write("new/users.bson", SomeFiles.bson("{_id: 1, email: ['a']}", "{_id: 2, email: ['a']}"));
        files.write(
                "new/users.metadata.json",
                "{\"indexes\": [{\"v\": 2, \"key\": {\"email\": 1}, \"name\": \"mail\", \"unique\": true}]}");
        var checked = new LoadCheck(OnMalformed.END_THE_LOAD, heard)
                .of(List.of(files.folder().resolve("new")), "");
        try (var loader = new Loader(database, heard)) {
            assertThatThrownBy(() -> loader.replace(checked))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("users.bson, byte ")
                    .hasMessageContaining("that a unique index allows once. Nothing was replaced");
        }
        assertThat(count("users")).isEqualTo(3);
        assertThat(names()).noneMatch(name -> name.contains(".loading-"));
    }

    @Test
    void otherLoadThatRunsIsLeftAlone() {
        var mark = LoadMark.begin(database.documents());
        mark.own("movies.loading-0-0");
        database.documents().createCollection("movies.loading-0-0");
        replace();
        assertThat(heard.notes).contains("Left movies.loading-0-0 alone: another load is filling it.");
        assertThat(names()).contains("movies.loading-0-0");
        mark.close();
        replace();
        assertThat(heard.notes).contains("Removed movies.loading-0-0, which a load that was stopped had left.");
        assertThat(names()).doesNotContain("movies.loading-0-0");
    }

    // As one does that takes this load for dead: the next insert makes the collection anew, without what was in it.
    @Test
    void collectionThatSomebodyElseEmptiedMeanwhileReplacesNothing() {
        var heardMore = new Heard() {
            @Override
            public void loading(long documents, long ofDocuments) {
                if (documents == 1000) {
                    names().stream()
                            .filter(name -> name.startsWith("movies.loading-"))
                            .forEach(name ->
                                    database.documents().getCollection(name).drop());
                }
            }
        };
        var checked = new LoadCheck(OnMalformed.END_THE_LOAD, heardMore).of(List.of(files.folder()), "");
        try (var loader = new Loader(database, heardMore)) {
            assertThatThrownBy(() -> loader.replace(checked))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Of movies 1500 documents were inserted, but 500 are there")
                    .hasMessageContaining("Nothing was replaced");
        }
        assertThat(count("movies")).isEqualTo(3);
        assertThat(count("users")).isEqualTo(3);
    }

    @Test
    void collectionOfSomebodyElseIsNeverRemoved() {
        database.documents().getCollection("movies.loading-mine").insertOne(new Document("_id", 1));
        replace();
        assertThat(names()).contains("movies.loading-mine");
    }

    private void assertOldOrNew(String collection, long all) {
        assertThat(count(collection)).isIn(3L, all);
        var old = database.documents().getCollection(collection).countDocuments(new Document("_id", "a"));
        assertThat(count(collection) == 3).isEqualTo(old == 1);
    }

    private long count(String collection) {
        return database.documents().getCollection(collection).countDocuments();
    }

    private List<String> names() {
        return database.documents().listCollectionNames().into(new ArrayList<>());
    }
}
