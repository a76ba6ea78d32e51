package mflix.users;

import java.time.Duration;
import java.time.Instant;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/**
 * A row of {@code sessions}. Rows that other applications wrote have no {@code jti}: it is empty, so they are never valid.
 *
 * @param lastSeen of the last request, to within five minutes
 * @param exp its end, whatever happens
 * @param userAgent at most 200 characters
 * @param address of the client that logged in, as far as it can be believed; rows of earlier versions have none
 */
record UserSession(
        ObjectId id, String jti, Instant created, Instant lastSeen, Instant exp, String userAgent, String address) {
    private static final Duration IDLE = Duration.ofHours(8);

    static UserSession of(BsonDocument row) {
        return new UserSession(
                row.getObjectId("_id").getValue(),
                text(row, "jti"),
                time(row, "created"),
                time(row, "lastSeen"),
                time(row, "exp"),
                text(row, "userAgent"),
                text(row, "address"));
    }

    boolean isAlive(Instant now) {
        return !jti.isEmpty() && now.isBefore(exp) && !lastSeen.plus(IDLE).isBefore(now);
    }

    /** {@code {id, created, lastSeen, exp, userAgent, address, current}}; never the {@code jti}. */
    BsonDocument entry(boolean isCurrent) {
        return new BsonDocument("id", new BsonObjectId(id))
                .append("created", new BsonDateTime(created.toEpochMilli()))
                .append("lastSeen", new BsonDateTime(lastSeen.toEpochMilli()))
                .append("exp", new BsonDateTime(exp.toEpochMilli()))
                .append("userAgent", new BsonString(userAgent))
                .append("address", new BsonString(address))
                .append("current", BsonBoolean.valueOf(isCurrent));
    }

    private static String text(BsonDocument row, String field) {
        return row.isString(field) ? row.getString(field).getValue() : "";
    }

    private static Instant time(BsonDocument row, String field) {
        return row.isDateTime(field)
                ? Instant.ofEpochMilli(row.getDateTime(field).getValue())
                : Instant.EPOCH;
    }
}
