package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.bulk.WriteConcernError;
import java.io.IOException;
import java.util.Set;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UnconfirmedWritesTest {
    private static final ObjectId ID = new ObjectId("65f0a1b2c3d4e5f6a7b8c9d0");
    private static final ServerAddress SERVER = new ServerAddress("secret.example", 1);

    private static MongoException lost() {
        return new MongoSocketReadException("lost", SERVER, new IOException());
    }

    private static Object write(MongoException failure) {
        return UnconfirmedWrites.naming(ID, () -> {
            throw failure;
        });
    }

    @Test
    @Tag("F-48")
    @Tag("timeouts")
    void writeThatTheMajorityDidNotConfirmNamesItsDocument() {
        var error = new WriteConcernError(64, "WriteConcernTimeout", "waited in vain", new BsonDocument());
        var failure = new MongoWriteConcernException(
                error, WriteConcernResult.acknowledged(1, false, null), SERVER, Set.of());
        var problem = catchThrowableOfType(Problem.class, () -> write(failure));
        assertThat(problem.kind()).isEqualTo(ProblemKind.WRITE_UNCONFIRMED);
        assertThat(problem.members()).containsEntry("id", "65f0a1b2c3d4e5f6a7b8c9d0");
    }

    @Test
    @Tag("F-44")
    void writeWhoseConnectionWasLostMayHaveBeenDone() {
        var problem = catchThrowableOfType(Problem.class, () -> write(lost()));
        assertThat(problem.kind()).isEqualTo(ProblemKind.WRITE_UNCONFIRMED);
        assertThat(problem.members()).containsEntry("id", "65f0a1b2c3d4e5f6a7b8c9d0");
        assertThat(problem).hasMessageNotContaining("secret");
    }

    @Test
    @Tag("F-44")
    void writeThatWasNeverSentIsADatabaseThatIsAway() {
        var refused = new MongoSocketOpenException("refused", SERVER, new IOException());
        assertThatThrownBy(() -> write(refused)).isSameAs(refused);
        var undone = lost();
        undone.addLabel("NoWritesPerformed");
        assertThatThrownBy(() -> write(undone)).isSameAs(undone);
        assertThat(UnconfirmedWrites.<String>naming(ID, () -> "done")).isEqualTo("done");
    }
}
