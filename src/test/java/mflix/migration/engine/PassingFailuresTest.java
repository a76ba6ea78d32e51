package mflix.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;

/** What a migration waits for, and what ends it. */
class PassingFailuresTest {

    private static MongoException refusedWith(int code) {
        return new MongoCommandException(new BsonDocument("code", new BsonInt32(code)), new ServerAddress());
    }

    @Test
    void overloadedServerPassesWhateverItsCodeIs() {
        var refusal = refusedWith(462);
        refusal.addLabel(MongoException.SYSTEM_OVERLOADED_ERROR_LABEL);
        assertThat(PassingFailures.include(refusal)).isTrue();
    }

    @Test
    void networkOutOfReachTimeThatIsUpAndMissingMajorityPass() {
        assertThat(IntStream.of(6, 7, 50, 64, 89, 91, 100, 112, 134, 202, 262, 9001, 10107, 11600, 13436))
                .allMatch(code -> PassingFailures.include(refusedWith(code)));
    }

    @Test
    void stepDownPassesAndABadCommandDoesNot() {
        assertThat(PassingFailures.include(refusedWith(189))).isTrue();
        assertThat(PassingFailures.include(refusedWith(2))).isFalse();
        assertThat(PassingFailures.include(new IllegalStateException("a mistake of ours")))
                .isFalse();
    }
}
