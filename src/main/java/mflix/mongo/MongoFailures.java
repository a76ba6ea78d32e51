package mflix.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import java.util.Optional;
import java.util.Set;
import mflix.mongo.diagnosis.FailureCause;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.BsonSerializationException;

/**
 * The driver's many exceptions as our few kinds, by family: after its own retry the driver throws the first error again, so
 * one cause arrives as several classes. The original stays the problem's cause, for the log.
 */
public final class MongoFailures {
    /** For the log, beside a refusal by the database. */
    public static final String HOW_TO_BE_LET_IN =
            "The user, its password or its roles are wrong. A user that is kept in admin needs"
                    + " authSource=admin in the URI; the one role it needs is readWrite on the application's database.";

    private static final Set<Integer> NOT_ALLOWED = Set.of(13, 18);

    private MongoFailures() {}

    /** What a failed read, or a write that certainly was not done, means to the caller; empty when it is no database's failure. */
    public static Optional<Problem> problemOf(Throwable failure) {
        if (failure instanceof Problem problem) {
            return Optional.of(problem);
        }
        return kindOf(failure).map(kind -> Problem.of(kind).causedBy(failure));
    }

    /** The refusal of a thread that was interrupted while it waited. */
    public static Problem shuttingDown(InterruptedException cause) {
        return Problem.shuttingDown(cause);
    }

    /** The server cannot be reached, has no primary, or is going away: trying again later may help. */
    public static boolean isAway(Throwable failure) {
        return kindOf(failure)
                .filter(kind -> kind == ProblemKind.DATABASE_UNAVAILABLE
                        || kind == ProblemKind.POOL_EXHAUSTED
                        || kind == ProblemKind.DATABASE_TIMEOUT)
                .isPresent();
    }

    /** The server was not reached, or did not accept the application's login. */
    static boolean isOfTheConnection(ProblemKind kind) {
        return kind == ProblemKind.DATABASE_UNAVAILABLE
                || kind == ProblemKind.DATABASE_REFUSED
                || kind == ProblemKind.DATABASE_TIMEOUT;
    }

    private static Optional<ProblemKind> kindOf(Throwable failure) {
        if (failure instanceof BsonSerializationException) {
            return Optional.of(ProblemKind.INVALID_DATA);
        }
        if (isClosedClient(failure)) {
            return Optional.of(ProblemKind.SHUTTING_DOWN);
        }
        return failure instanceof MongoException mongo ? Optional.of(kindOf(mongo)) : Optional.empty();
    }

    // A client is closed only at the end; the driver has no class of its own for what comes too late.
    private static boolean isClosedClient(Throwable failure) {
        return failure instanceof IllegalStateException && "state should be: open".equals(failure.getMessage());
    }

    // region kinds
    private static ProblemKind kindOf(MongoException failure) {
        if (failure instanceof MongoInterruptedException) {
            Thread.currentThread().interrupt();
            return ProblemKind.SHUTTING_DOWN;
        }
        if (isRefusal(failure)) {
            return ProblemKind.DATABASE_REFUSED;
        }
        if (isUnconfirmed(failure)) {
            return ProblemKind.WRITE_UNCONFIRMED;
        }
        if (isWaiting(failure, "a connection")) {
            return ProblemKind.POOL_EXHAUSTED;
        }
        if (isTooSlow(failure)) {
            return isWaiting(failure, "a server") ? ProblemKind.DATABASE_UNAVAILABLE : ProblemKind.DATABASE_TIMEOUT;
        }
        if (isUnreachable(failure)) {
            return ProblemKind.DATABASE_UNAVAILABLE;
        }
        return kindOfRefusedWrite(failure);
    }
    // endregion kinds

    // After a refused log-in the driver takes the server for unknown, and the next call waits until its time-out.
    private static boolean isRefusal(MongoException failure) {
        return failure instanceof MongoSecurityException
                || (failure instanceof MongoTimeoutException
                        && failure.getMessage().contains(MongoSecurityException.class.getSimpleName()))
                || (failure instanceof MongoCommandException && NOT_ALLOWED.contains(failure.getCode()));
    }

    private static boolean isWaiting(MongoException failure, String what) {
        return failure instanceof MongoTimeoutException && failure.getMessage().contains("waiting for " + what);
    }

    private static boolean isTooSlow(MongoException failure) {
        return failure instanceof MongoExecutionTimeoutException
                || failure instanceof MongoOperationTimeoutException
                || failure instanceof MongoCursorNotFoundException
                || failure instanceof MongoSocketReadTimeoutException;
    }

    private static boolean isUnreachable(MongoException failure) {
        return failure instanceof MongoTimeoutException
                || failure instanceof MongoSocketException
                || failure instanceof MongoSocketOpenException
                || failure instanceof MongoServerUnavailableException
                || failure instanceof MongoConnectionPoolClearedException
                || failure instanceof MongoConfigurationException
                || failure instanceof MongoIncompatibleDriverException
                || FailureCause.isNotBalanced(failure)
                || failure.hasErrorLabel(MongoException.SYSTEM_OVERLOADED_ERROR_LABEL)
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || ServerCodes.isAway(failure.getCode());
    }

    // Before anything else that its code may say:
    // a primary that steps down while it waits for the majority has written.
    private static boolean isUnconfirmed(MongoException failure) {
        return failure instanceof MongoWriteConcernException
                || (failure instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() != null)
                || ServerCodes.isUnconfirmed(failure.getCode());
    }

    private static ProblemKind kindOfRefusedWrite(MongoException failure) {
        if (failure.getCode() == ServerCodes.STORAGE_FULL
                || (failure.getCode() == 8000 && failure.getMessage().contains("quota"))) {
            return ProblemKind.STORAGE_FULL;
        }
        if (ErrorCategory.fromErrorCode(failure.getCode()) == ErrorCategory.DUPLICATE_KEY) {
            return ProblemKind.ALREADY_EXISTS;
        }
        if (failure instanceof MongoWriteException && failure.getCode() == 121) {
            return ProblemKind.INVALID_DATA;
        }
        return ProblemKind.INTERNAL_ERROR;
    }

    /**
     * The message for a person without access to the log: the code of the refusal, not the server's words, which hold
     * values.
     */
    public static String refusal(Throwable failure) {
        return failure instanceof MongoException mongo
                ? "The database refused with code " + mongo.getCode() + "."
                : "It failed unexpectedly (" + failure.getClass().getSimpleName() + ").";
    }

    /** What a person on a command line reads about a failure that was translated into this problem. */
    public static String explanation(Problem problem, Throwable failure) {
        return problem.kind() == ProblemKind.INTERNAL_ERROR ? refusal(failure) : problem.getMessage();
    }
}
