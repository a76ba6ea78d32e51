package mflix.migration.engine;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import mflix.mongo.MongoFailures;
import mflix.mongo.ServerCodes;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/**
 * Separates failures that pass (the outcome is unknown, and repeating is safe because every write is guarded) from those
 * that stay.
 */
final class PassingFailures {
    private static final long[] PAUSES = {500, 1000, 2000, 4000};
    private static final long LONGEST_PAUSE = 8000;

    private PassingFailures() {}

    static boolean include(RuntimeException failure) {
        if (!(failure instanceof MongoException mongo)) {
            return false;
        }
        return MongoFailures.isAway(mongo)
                || ServerCodes.passes(mongo.getCode())
                || mongo.hasErrorLabel("RetryableWriteError")
                || passesByKind(mongo)
                || (mongo instanceof MongoBulkWriteException bulk && passesByWrite(bulk));
    }

    private static boolean passesByKind(MongoException failure) {
        return MongoFailures.problemOf(failure)
                .map(Problem::kind)
                .filter(kind -> kind == ProblemKind.WRITE_UNCONFIRMED || kind == ProblemKind.STORAGE_FULL)
                .isPresent();
    }

    private static boolean passesByWrite(MongoBulkWriteException failure) {
        return failure.getWriteErrors().stream().anyMatch(error -> ServerCodes.passes(error.getCode()));
    }

    /** Before the next try, after that many failures in a row (from 1). */
    static long pauseMillis(int failures) {
        return failures <= PAUSES.length ? PAUSES[failures - 1] : LONGEST_PAUSE;
    }
}
