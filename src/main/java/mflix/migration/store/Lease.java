package mflix.migration.store;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.currentDate;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static mflix.mongo.BsonDocumentBuilder.document;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Which worker holds a row. Only the database's clock is used: it writes the renewal and compares it. Each claim raises the
 * epoch, and every later write of the holder names it, so a holder that lost the row without noticing changes nothing.
 */
public final class Lease {
    public static final String OWNER = "owner";
    public static final String EPOCH = "epoch";
    static final String RENEWED_AT = "renewedAt";
    static final String LEASE_MILLIS = "leaseMillis";

    private final MongoCollection<BsonDocument> rows;
    private final String me;

    /** A claim that was won. */
    public record Held(BsonValue row, String owner, long epoch) {

        /** Matches the row while this claim is valid. */
        BsonDocument filter() {
            return document()
                    .append("_id", row)
                    .append(OWNER, owner)
                    .append(EPOCH, epoch)
                    .build();
        }
    }

    public Lease(MongoCollection<BsonDocument> rows, String me) {
        this.rows = rows;
        this.me = me;
    }

    /** A row that no process holds yet. */
    public static BsonDocument free(BsonValue id, Duration length) {
        return document()
                .append("_id", id)
                .appendNull(OWNER)
                .append(EPOCH, 0L)
                .appendNull(RENEWED_AT)
                .append(LEASE_MILLIS, length.toMillis())
                .build();
    }

    /** No worker holds the row, or the one that did has not renewed in time. */
    public static BsonDocument isFree() {
        var expired = new BsonDocument("$lt", new BsonArray(List.of(new BsonString("$" + RENEWED_AT), limit())));
        return new BsonDocument(
                "$or",
                new BsonArray(List.of(new BsonDocument(OWNER, BsonNull.VALUE), new BsonDocument("$expr", expired))));
    }

    /** A worker holds the row. */
    public static BsonDocument isLive() {
        var renewed = new BsonDocument("$gte", new BsonArray(List.of(new BsonString("$" + RENEWED_AT), limit())));
        return new BsonDocument(OWNER, new BsonDocument("$ne", BsonNull.VALUE)).append("$expr", renewed);
    }

    private static BsonDocument limit() {
        return new BsonDocument(
                "$subtract", new BsonArray(List.of(new BsonString("$$NOW"), new BsonString("$" + LEASE_MILLIS))));
    }

    /** The first free row, by id, among those; as it is after the claim, which also does {@code more} to it. */
    public Optional<BsonDocument> claim(BsonDocument among, Bson more) {
        var filter = among.clone();
        filter.putAll(isFree());
        var update = combine(set(OWNER, me), inc(EPOCH, 1L), currentDate(RENEWED_AT), more);
        var options = new FindOneAndUpdateOptions().sort(Sorts.ascending("_id")).returnDocument(ReturnDocument.AFTER);
        return Optional.ofNullable(rows.findOneAndUpdate(filter, update, options));
    }

    public Held heldOf(BsonDocument claimed) {
        return new Held(claimed.get("_id"), me, claimed.getNumber(EPOCH).longValue());
    }

    /** False: it is lost, and its former holder must stop. Changes nothing else, so that a row may be done meanwhile. */
    public boolean renew(Held held) {
        return rows.updateOne(held.filter(), currentDate(RENEWED_AT)).getMatchedCount() == 1;
    }

    /** The same, with something more in the same update. */
    public boolean renew(Held held, Bson more) {
        return rows.updateOne(held.filter(), combine(currentDate(RENEWED_AT), more))
                        .getMatchedCount()
                == 1;
    }

    /** Renews, and gives the row as it is then; empty: it is lost. */
    Optional<BsonDocument> renewed(Held held, Bson more) {
        var options = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        return Optional.ofNullable(
                rows.findOneAndUpdate(held.filter(), combine(currentDate(RENEWED_AT), more), options));
    }

    public void release(Held held, Bson more) {
        rows.updateOne(held.filter(), combine(set(OWNER, null), more));
    }
}
