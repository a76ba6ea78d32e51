package mflix.migration.engine;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.util.Set;
import mflix.mongo.MongoFailures;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/**
 * Separates failures that pass (the outcome is unknown, and repeating is safe because every write is guarded) from those
 * that stay.
 */
final class OutageCodes {
    private static final long[] PAUSES = {500, 1000, 2000, 4000};
    private static final long LONGEST_PAUSE = 8000;
    private static final Set<Integer> PASSING =
            Set.of(6, 7, 50, 64, 89, 91, 100, 112, 134, 189, 202, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436);

    private OutageCodes() {}

    static boolean passes(RuntimeException failure) {
        if (!(failure instanceof MongoException mongo)) {
            return false;
        }
        return MongoFailures.isAway(mongo)
                || PASSING.contains(mongo.getCode())
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
        return failure.getWriteErrors().stream().anyMatch(error -> PASSING.contains(error.getCode()));
    }

    /** Before the next try, after that many failures in a row (from 1). */
    static long pauseMillis(int failures) {
        return failures <= PAUSES.length ? PAUSES[failures - 1] : LONGEST_PAUSE;
    }
}
