package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.WriteConcernError;
import java.util.Set;
import java.util.stream.Stream;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonSerializationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("error_handling")
class MongoFailuresTest {
    private static final ServerAddress HOST = new ServerAddress("secret-host.example");

    private static BsonDocument code(int code) {
        return new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code));
    }

    private static MongoWriteException writeError(int code) {
        return new MongoWriteException(new WriteError(code, "secret-host.example", new BsonDocument()), HOST, Set.of());
    }

    private static MongoWriteConcernException unconfirmed(int code) {
        var error = new WriteConcernError(code, "", "not yet on the majority", new BsonDocument());
        return new MongoWriteConcernException(error, WriteConcernResult.unacknowledged(), HOST, Set.of());
    }

    // A cluster that sheds load says so by a label; codes of such refusals may change.
    private static MongoException overloaded(MongoException failure) {
        failure.addLabel(MongoException.SYSTEM_OVERLOADED_ERROR_LABEL);
        return failure;
    }

    static Stream<Arguments> families() {
        return Stream.of(
                arguments(
                        new MongoTimeoutException("Timed out while waiting for a connection to server"),
                        ProblemKind.POOL_EXHAUSTED),
                arguments(
                        new MongoTimeoutException("Timed out while waiting for a server"),
                        ProblemKind.DATABASE_UNAVAILABLE),
                arguments(new MongoSocketOpenException("open", HOST), ProblemKind.DATABASE_UNAVAILABLE),
                arguments(new MongoSocketReadException("read", HOST), ProblemKind.DATABASE_UNAVAILABLE),
                arguments(
                        new MongoConfigurationException("Unable to look up TXT record"),
                        ProblemKind.DATABASE_UNAVAILABLE),
                arguments(new MongoNotPrimaryException(code(10107), HOST), ProblemKind.DATABASE_UNAVAILABLE),
                arguments(new MongoNodeIsRecoveringException(code(91), HOST), ProblemKind.DATABASE_UNAVAILABLE),
                arguments(overloaded(new MongoCommandException(code(462), HOST)), ProblemKind.DATABASE_UNAVAILABLE),
                arguments(overloaded(writeError(462)), ProblemKind.DATABASE_UNAVAILABLE),
                arguments(overloaded(unconfirmed(64)), ProblemKind.WRITE_UNCONFIRMED),
                arguments(new MongoSocketReadTimeoutException("slow", HOST, null), ProblemKind.DATABASE_TIMEOUT),
                arguments(new MongoExecutionTimeoutException(50, "exceeded"), ProblemKind.DATABASE_TIMEOUT),
                arguments(new MongoCursorNotFoundException(1, code(43), HOST), ProblemKind.DATABASE_TIMEOUT),
                arguments(new MongoSecurityException(null, "auth"), ProblemKind.DATABASE_REFUSED),
                arguments(new MongoCommandException(code(13), HOST), ProblemKind.DATABASE_REFUSED),
                arguments(new MongoCommandException(code(18), HOST), ProblemKind.DATABASE_REFUSED),
                arguments(new MongoCommandException(code(14031), HOST), ProblemKind.STORAGE_FULL),
                arguments(writeError(11000), ProblemKind.ALREADY_EXISTS),
                arguments(writeError(121), ProblemKind.INVALID_DATA),
                arguments(new BsonSerializationException("too big"), ProblemKind.INVALID_DATA),
                arguments(unconfirmed(64), ProblemKind.WRITE_UNCONFIRMED),
                arguments(unconfirmed(91), ProblemKind.WRITE_UNCONFIRMED),
                arguments(unconfirmed(189), ProblemKind.WRITE_UNCONFIRMED),
                arguments(new MongoCommandException(code(2), HOST), ProblemKind.INTERNAL_ERROR),
                arguments(new MongoClientException("other"), ProblemKind.INTERNAL_ERROR));
    }

    @ParameterizedTest
    @MethodSource("families")
    void failureBecomesItsKindAndKeepsItsCauseForTheLogOnly(RuntimeException failure, ProblemKind kind) {
        var problem = MongoFailures.problemOf(failure).orElseThrow();
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem).hasCause(failure);
        assertThat(problem.getMessage()).doesNotContain("secret-host", "Exception", "mongo");
    }

    @Test
    void interruptedThreadStaysInterrupted() {
        assertThat(MongoFailures.problemOf(new MongoInterruptedException("x", null))
                        .orElseThrow()
                        .kind())
                .isEqualTo(ProblemKind.SHUTTING_DOWN);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void problemOfOursStaysItself() {
        var ours = Problem.notFound("There is no film with the id 1.");
        assertThat(MongoFailures.problemOf(ours)).containsSame(ours);
    }

    @Test
    void whatIsNotTheDatabasesIsNotClaimed() {
        assertThat(MongoFailures.problemOf(new NullPointerException())).isEmpty();
    }
}
