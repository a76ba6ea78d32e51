package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.ServerAddress;
import mflix.testing.FakeReplicaSet;
import mflix.testing.FakeReplicaSet.Fault;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be done twice is done again while the primary steps down or is slow to confirm. */
@Tag("F-153")
@Execution(CONCURRENT) // its tests wait for time-outs most of the time
class RepeatedCommandTest {
    private final FakeReplicaSet set = new FakeReplicaSet();

    @AfterEach
    void close() {
        set.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NOT_PRIMARY", "SHUTTING_DOWN", "INTERRUPTED", "UNCONFIRMED", "CUT_BEFORE", "CUT_AFTER"})
    void indexesAreMadeThroughAStepDown(Fault fault) {
        set.fail("createIndexes", 2, fault);
        assertThat(DatabaseIndexes.make(set.database().documents())).isEmpty();
        assertThat(set.recorded("createIndexes")).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void refusalThatStaysIsNotRepeated() {
        set.fail("createIndexes", 1, Fault.NOT_ALLOWED);
        assertThatThrownBy(() -> RepeatedCommand.untilDone(
                        () -> set.database().documents().getCollection("movies").createIndex(new Document("a", 1))))
                .isInstanceOf(MongoCommandException.class);
        assertThat(set.recorded("createIndexes")).hasSize(1);
    }

    @Test
    void outageThatStaysEndsWithItsFailure() {
        set.stepDown();
        assertThatThrownBy(() -> RepeatedCommand.untilDone(() -> {
                    throw new MongoNotPrimaryException(
                            new BsonDocument("code", new BsonInt32(10107)), new ServerAddress());
                }))
                .isInstanceOf(MongoNotPrimaryException.class);
    }
}
