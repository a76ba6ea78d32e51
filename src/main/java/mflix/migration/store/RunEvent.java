package mflix.migration.store;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * Something that happened to a run, as its timeline shows it.
 *
 * @param kind stored and shown as {@code what}
 * @param from the old state or pace, null where there is none
 * @param by who did it: a person and the trigger they used, or a worker's name
 * @param detail one more sentence or measure, or null
 */
record RunEvent(Kind kind, BsonValue from, BsonValue to, String by, BsonValue detail) {

    /** What may happen to a run. */
    enum Kind {
        STATE,
        CLAIMED,
        TAKEN_OVER,
        PACE,
        WAITED
    }

    /** An event without an old or new value. */
    static RunEvent plain(Kind kind, String by) {
        return new RunEvent(kind, BsonNull.VALUE, BsonNull.VALUE, by, BsonNull.VALUE);
    }

    BsonDocument at(Instant instant) {
        return document()
                .append("at", instant)
                .append("what", kind.name())
                .append("from", from)
                .append("to", to)
                .append("by", by)
                .append("detail", detail)
                .build();
    }
}
