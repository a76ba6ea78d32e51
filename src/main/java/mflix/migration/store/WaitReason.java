package mflix.migration.store;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.time.Instant;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * Why a run holds back, as its row keeps it.
 *
 * @param measured what was measured, as text; may be empty
 * @param limit what it was measured against, as text; may be empty
 * @param until a date, or null where the end is unknown
 */
public record WaitReason(ReasonKind reason, String measured, String limit, Instant since, BsonValue until) {

    /** What a run may wait for. */
    public enum ReasonKind {
        NICE,
        MIN_PAUSE,
        SLOW_ACK,
        WINDOW,
        DATABASE,
        /** An update that a run by {@link RunOptions.Strategy#RANGE_PIPELINE} has sent may still go on in the server. */
        PIPELINE
    }

    /** Its end is unknown. */
    public static WaitReason of(ReasonKind reason, String measured, String limit, Instant since) {
        return new WaitReason(reason, measured, limit, since, BsonNull.VALUE);
    }

    public WaitReason until(Instant end) {
        return new WaitReason(reason, measured, limit, since, new BsonDateTime(end.toEpochMilli()));
    }

    static WaitReason from(BsonDocument stored) {
        return new WaitReason(
                ReasonKind.valueOf(stored.getString("reason").getValue()),
                stored.getString("measured").getValue(),
                stored.getString("limit").getValue(),
                Instant.ofEpochMilli(stored.getDateTime("since").getValue()),
                stored.get("until"));
    }

    BsonDocument toDocument() {
        return document()
                .append("reason", reason.name())
                .append("measured", measured)
                .append("limit", limit)
                .append("since", since)
                .append("until", until)
                .build();
    }

    /** For people, after "Waiting since 12:03:11 UTC: ". */
    public String sentence() {
        return switch (reason) {
            case SLOW_ACK -> "majority acknowledgement took " + measured + ", limit " + limit;
            case WINDOW -> measured + " UTC";
            case NICE -> "as nice as asked, " + limit;
            case MIN_PAUSE -> "the pause between batches, " + limit;
            case DATABASE -> "the database does not answer";
            case PIPELINE -> "an update that the undone run has sent may still be at work in the server";
        };
    }
}
