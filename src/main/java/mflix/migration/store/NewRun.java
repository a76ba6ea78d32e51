package mflix.migration.store;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/**
 * A run to be.
 *
 * @param of the run it is about; itself for MIGRATE
 * @param requestKey distinguishes a repeated request from a new one; the run's id where the client sent no key
 */
public record NewRun(
        ObjectId id, RunKind kind, ObjectId of, String migration, String requestKey, RunOptions options, StartedBy by) {

    /** A MIGRATE run; the same key makes it once only, and without a key (empty) it is always a new one. */
    public static NewRun migrate(String migration, String key, RunOptions options, StartedBy by) {
        var id = new ObjectId();
        var requestKey = key.isEmpty() ? id.toHexString() : migration + "/" + key;
        return new NewRun(id, RunKind.MIGRATE, id, migration, requestKey, options, by);
    }

    public static NewRun about(Run run, RunKind kind, RunOptions options, StartedBy by) {
        var id = new ObjectId();
        return new NewRun(id, kind, run.id(), run.migration(), id.toHexString(), options.comparing(), by);
    }

    BsonDocument toDocument(Instant now, long leaseMillis) {
        var why = new BsonString("Queued: a worker takes it up within 10 s.");
        var event = new RunEvent(
                        RunEvent.Kind.STATE, BsonNull.VALUE, new BsonString(RunState.QUEUED.name()), by.toString(), why)
                .at(now);
        return document()
                .append("_id", id)
                .append(Run.MIGRATION, migration)
                .append(Run.KIND, kind.name())
                .append(RunOptions.STRATEGY, options.strategy().name())
                .append(Run.STATE, RunState.QUEUED.name())
                .append("why", why)
                .append(Run.OF, of.equals(id) ? BsonNull.VALUE : new BsonObjectId(of))
                .append(Run.ACTIVE_KEY, migration)
                .append(Run.REQUEST_KEY, requestKey)
                .append("options", options.toDocument())
                .append("requested", options.toDocument())
                .append(Run.STARTED_BY, by.toDocument())
                .append("createdAt", now)
                .appendNull(Lease.OWNER)
                .append(Lease.EPOCH, 0L)
                .appendNull(Lease.RENEWED_AT)
                .append(Lease.LEASE_MILLIS, leaseMillis)
                .append("pass", 1)
                .append(Run.PLANNED, Run.planned(0, 0))
                .append(Run.WORKED, 0L)
                .append(Run.THROTTLED, 0L)
                .append(Run.PAUSED, 0L)
                .append(Run.TOTALS, RunTotals.NONE.toDocument())
                .append(Run.KEEPS_ORIGINALS, false)
                .append(Run.CHECKS, new BsonArray())
                .append(Run.EVENTS, new BsonArray(List.of(event)))
                .build();
    }
}
