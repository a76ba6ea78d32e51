package mflix.migration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param requestKey tells a repeated request from a new one; the run's id where the client sent no key
 */
record NewRun(ObjectId id, RunKind kind, ObjectId of, String requestKey, StartRequest asked) {

    static NewRun migrate(StartRequest asked) {
        var id = new ObjectId();
        var key = asked.idempotencyKey()
                .map(sent -> asked.migration() + "/" + sent)
                .orElseGet(id::toHexString);
        return new NewRun(id, RunKind.MIGRATE, id, key, asked);
    }

    static NewRun about(Run run, RunKind kind, Options options, Origin by) {
        var id = new ObjectId();
        var asked = new StartRequest(run.migration(), options, by, Optional.empty());
        return new NewRun(id, kind, run.id(), id.toHexString(), asked);
    }

    BsonDocument toDocument(Instant now, long leaseMillis) {
        var created = new BsonDateTime(now.toEpochMilli());
        var why = text("Queued: a worker takes it up within 10 s.");
        var event = new Event(
                        Event.Kind.STATE,
                        BsonNull.VALUE,
                        text(RunState.QUEUED.name()),
                        asked.by().toString(),
                        why)
                .at(now);
        return new BsonDocument("_id", new BsonObjectId(id))
                .append("migration", text(asked.migration()))
                .append("kind", text(kind.name()))
                .append("strategy", text(Options.COMPARE_AND_SET))
                .append("state", text(RunState.QUEUED.name()))
                .append("why", why)
                .append("of", of.equals(id) ? BsonNull.VALUE : new BsonObjectId(of))
                .append("activeKey", text(asked.migration()))
                .append("requestKey", text(requestKey))
                .append("options", asked.options().toDocument())
                .append("requested", asked.options().toDocument())
                .append("startedBy", asked.by().toDocument())
                .append("createdAt", created)
                .append("owner", BsonNull.VALUE)
                .append("epoch", new BsonInt64(0))
                .append("renewedAt", BsonNull.VALUE)
                .append("leaseMillis", new BsonInt64(leaseMillis))
                .append("pass", new BsonInt32(1))
                .append("planned", Run.planned(0, 0))
                .append("workedMillis", new BsonInt64(0))
                .append("throttledMillis", new BsonInt64(0))
                .append("pausedMillis", new BsonInt64(0))
                .append("totals", RunTotals.NONE.toDocument())
                .append("keepsOriginals", BsonBoolean.FALSE)
                .append("checks", new BsonArray())
                .append("events", new BsonArray(List.of(event)));
    }

    private static BsonValue text(String value) {
        return new BsonString(value);
    }
}
