package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mflix.testing.FakeReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server really gets to see. */
@Tag("timeouts")
class SentCommandsTest {
    private final FakeReplicaSet set = new FakeReplicaSet();

    @AfterEach
    void close() {
        set.close();
    }

    static Stream<Arguments> writes() {
        var id = Filters.eq("_id", 1);
        var change = Updates.set("title", "Metropolis");
        return Stream.of(
                write("insert", films -> films.insertOne(new Document("_id", 1))),
                write("insert", films -> films.insertMany(List.of(new Document("_id", 1)))),
                write("insert", films -> films.bulkWrite(List.of(new InsertOneModel<>(new Document("_id", 1))))),
                write("update", films -> films.updateOne(id, change)),
                write("update", films -> films.updateMany(id, change)),
                write("update", films -> films.replaceOne(id, new Document("title", "M"))),
                write("delete", films -> films.deleteOne(id)),
                write("delete", films -> films.deleteMany(id)),
                write("findAndModify", films -> films.findOneAndUpdate(id, change, new FindOneAndUpdateOptions())),
                write("findAndModify", films -> films.findOneAndDelete(id)));
    }

    private static Arguments write(String command, Consumer<MongoCollection<Document>> write) {
        return Arguments.of(command, write);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void everyWriteWaitsForTheMajorityAndNotLongerThan2500Ms(
            String command, Consumer<MongoCollection<Document>> write) {
        write.accept(set.database().documents().getCollection("movies"));
        var concern = new Document("w", "majority").append("wtimeout", 2500);
        assertThat(set.recorded(command)).isNotEmpty().allSatisfy(sent -> assertThat(
                        sent.query().get("writeConcern").toString())
                .contains("majority", "2500"));
        assertThat(set.database().commands().last(command, CollectionName.MOVIES.inDatabase()))
                .hasValueSatisfying(sent -> assertThat(sent.writeConcern()).isEqualTo(concern.toBsonDocument()));
    }

    @ParameterizedTest
    @Tag("F-74")
    @CsvSource({
        "w=majority&retryWrites=true, 'majority', 2500",
        "wtimeoutMS=900, 'majority', 900",
        "w=1, 1, 2500",
        "w=2&wtimeoutMS=100, 2, 100"
    })
    void whatTheUriAsksForIsSentAndTheOtherHalfFilledIn(String options, String w, int wtimeout) {
        try (var database = MongoConnection.at(set.uri(options))) {
            database.documents().getCollection("movies").deleteOne(Filters.eq("_id", 1));
            var concern = database.commands()
                    .last("delete", CollectionName.MOVIES.inDatabase())
                    .orElseThrow()
                    .writeConcern();
            assertThat(
                            concern.get("w").isString()
                                    ? concern.getString("w").getValue()
                                    : concern.getInt32("w").getValue() + "")
                    .isEqualTo(w);
            assertThat(concern.getInt32("wtimeout").getValue()).isEqualTo(wtimeout);
        }
    }

    @Test
    @Tag("F-74")
    void timeoutMsRemovesTheTimeoutOfWritesWhichIsWhyItIsNeverSet() {
        try (var database = MongoConnection.at(set.uri("timeoutMS=5000"))) {
            database.documents().getCollection("movies").deleteOne(Filters.eq("_id", 1));
            assertThat(database.commands()
                            .last("delete", CollectionName.MOVIES.inDatabase())
                            .orElseThrow()
                            .writeConcern())
                    .doesNotContainKey("wtimeout");
        }
    }

    @Test
    void readsAreCountedAndTimed() {
        set.database().documents().getCollection("movies").find().first();
        set.fail("find", 1, FakeReplicaSet.Fault.NOT_ALLOWED);
        assertThat(catchThrowable(() -> set.database()
                        .documents()
                        .getCollection("movies")
                        .find()
                        .first()))
                .isNotNull();
        var finds = set.database().commands().timing("find");
        assertThat(finds.count()).isEqualTo(2);
        assertThat(finds.failed()).isEqualTo(1);
        assertThat(finds.seconds()).isPositive();
    }
}
