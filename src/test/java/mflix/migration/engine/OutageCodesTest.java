package mflix.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;

/** What a migration waits for, and what ends it. */
class OutageCodesTest {

    private static MongoException refusedWith(int code) {
        return new MongoCommandException(new BsonDocument("code", new BsonInt32(code)), new ServerAddress());
    }

    @Test
    void overloadedServerPassesWhateverItsCodeIs() {
        var refusal = refusedWith(462);
        refusal.addLabel(MongoException.SYSTEM_OVERLOADED_ERROR_LABEL);
        assertThat(OutageCodes.passes(refusal)).isTrue();
    }

    @Test
    void stepDownPassesAndABadCommandDoesNot() {
        assertThat(OutageCodes.passes(refusedWith(189))).isTrue();
        assertThat(OutageCodes.passes(refusedWith(2))).isFalse();
        assertThat(OutageCodes.passes(new IllegalStateException("a mistake of ours")))
                .isFalse();
    }
}
