package mflix.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import java.util.Optional;
import java.util.function.Supplier;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.types.ObjectId;

/** Writes whose outcome the caller may have to look up: the refusal then names the document, whose id was made before. */
public final class UnconfirmedWrites {
    private static final String LOST =
            "The connection to the database was lost while this was being written. Read it again"
                    + " before repeating: it may be there.";

    private UnconfirmedWrites() {}

    // region naming
    /** Runs the write. WRITE_UNCONFIRMED with {@code id} when it was, or may have been, done; other failures pass through. */
    public static <T> T naming(ObjectId id, Supplier<T> write) {
        try {
            return write.get();
        } catch (MongoException e) {
            throw unconfirmed(e)
                    .<RuntimeException>map(problem -> problem.with("id", id.toHexString()))
                    .orElse(e);
        }
    }
    // endregion naming

    private static Optional<Problem> unconfirmed(MongoException failure) {
        if (mayHaveBeenDone(failure)) {
            return Optional.of(Problem.of(ProblemKind.WRITE_UNCONFIRMED, LOST).causedBy(failure));
        }
        return MongoFailures.problemOf(failure).filter(problem -> problem.kind() == ProblemKind.WRITE_UNCONFIRMED);
    }

    // region may-have-been-done
    private static boolean mayHaveBeenDone(MongoException failure) {
        return failure instanceof MongoSocketException
                && !(failure instanceof MongoSocketOpenException)
                && !failure.hasErrorLabel("NoWritesPerformed");
    }
    // endregion may-have-been-done
}
