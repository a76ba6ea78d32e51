package mflix.migration.store;

import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static mflix.mongo.BsonDocumentBuilder.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * A change of a run's state: the new state, one sentence with the reason, who did it, and what else changes in the same
 * update.
 */
public record RunTransition(RunState state, String why, String by, List<Bson> also) {

    /** Why a run failed. */
    public enum Failure {
        /** The application went on writing old values. */
        STILL_WRITTEN,
        VERIFICATION_FAILED,
        /** The database refused. */
        NOT_ALLOWED,
        /** The server did not end an update in time, however small its range. */
        TOO_SLOW,
        /** A defect of this program. */
        DEFECT
    }

    public static RunTransition to(RunState state, String why, String by) {
        return new RunTransition(state, why, by, List.of());
    }

    /** To the pause or the end that somebody has asked for. */
    public static RunTransition asAsked(Run run, String by) {
        var isPausing = run.state() == RunState.PAUSING;
        var why = (isPausing ? "Paused" : "Cancelled")
                + run.askedBy().map(who -> " by " + who).orElse("") + ".";
        return to(isPausing ? RunState.PAUSED : RunState.CANCELLED, why, by);
    }

    public static RunTransition failed(Failure reason, String message, String by) {
        var failure = document()
                .append("reason", reason.name())
                .append("message", message)
                .build();
        return new RunTransition(RunState.FAILED, "Failed: " + message, by, List.of(set("failure", failure)));
    }

    public RunTransition and(Bson change) {
        var more = new ArrayList<>(also);
        more.add(change);
        return new RunTransition(state, why, by, more);
    }

    /** What a state brings with it: an ended run frees its migration, a resting one has no owner, a resumed one takes both again. */
    List<Bson> consequences(Run seen, Instant now) {
        if (state.isFinished()) {
            return List.of(set(Run.ACTIVE_KEY, seen.id().toHexString()), set("endedAt", now), set(Lease.OWNER, null));
        }
        if (state == RunState.PAUSED) {
            return List.of(set(Lease.OWNER, null), set(Run.RESTS_SINCE, now));
        }
        if (state == RunState.QUEUED) {
            return List.of(
                    set(Run.ACTIVE_KEY, seen.migration()),
                    set("endedAt", null),
                    set("failure", null),
                    inc(Run.PAUSED, rested(seen, now)));
        }
        return List.of();
    }

    private static long rested(Run seen, Instant now) {
        var since = seen.stored().get(Run.RESTS_SINCE);
        return seen.state() == RunState.PAUSED && since != null && since.isDateTime()
                ? Math.max(0, now.toEpochMilli() - since.asDateTime().getValue())
                : 0;
    }
}
