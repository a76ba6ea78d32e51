package mflix.migration.store;

import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
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
        var created = new BsonDateTime(now.toEpochMilli());
        var why = text("Queued: a worker takes it up within 10 s.");
        var event = new RunEvent(RunEvent.Kind.STATE, BsonNull.VALUE, text(RunState.QUEUED.name()), by.toString(), why)
                .at(now);
        return new BsonDocument("_id", new BsonObjectId(id))
                .append(Run.MIGRATION, text(migration))
                .append(Run.KIND, text(kind.name()))
                .append(RunOptions.STRATEGY, text(options.strategy().name()))
                .append(Run.STATE, text(RunState.QUEUED.name()))
                .append("why", why)
                .append(Run.OF, of.equals(id) ? BsonNull.VALUE : new BsonObjectId(of))
                .append(Run.ACTIVE_KEY, text(migration))
                .append(Run.REQUEST_KEY, text(requestKey))
                .append("options", options.toDocument())
                .append("requested", options.toDocument())
                .append(Run.STARTED_BY, by.toDocument())
                .append("createdAt", created)
                .append(Lease.OWNER, BsonNull.VALUE)
                .append(Lease.EPOCH, new BsonInt64(0))
                .append(Lease.RENEWED_AT, BsonNull.VALUE)
                .append(Lease.LEASE_MILLIS, new BsonInt64(leaseMillis))
                .append("pass", new BsonInt32(1))
                .append(Run.PLANNED, Run.planned(0, 0))
                .append(Run.WORKED, new BsonInt64(0))
                .append(Run.THROTTLED, new BsonInt64(0))
                .append(Run.PAUSED, new BsonInt64(0))
                .append(Run.TOTALS, RunTotals.NONE.toDocument())
                .append(Run.KEEPS_ORIGINALS, BsonBoolean.FALSE)
                .append(Run.CHECKS, new BsonArray())
                .append(Run.EVENTS, new BsonArray(List.of(event)));
    }

    private static BsonValue text(String value) {
        return new BsonString(value);
    }
}
