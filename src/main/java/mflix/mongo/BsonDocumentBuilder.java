package mflix.mongo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * A document, member by member, in that order. The Java type of a value is its type in BSON: {@code int} becomes int32, {@code
 * long} int64, {@code double} double.
 */
public final class BsonDocumentBuilder {
    private final BsonDocument document = new BsonDocument();

    private BsonDocumentBuilder() {}

    /** An empty one to begin with. */
    public static BsonDocumentBuilder document() {
        return new BsonDocumentBuilder();
    }

    public BsonDocumentBuilder append(String name, BsonValue value) {
        document.append(name, value);
        return this;
    }

    public BsonDocumentBuilder append(String name, String value) {
        return append(name, new BsonString(value));
    }

    public BsonDocumentBuilder append(String name, int value) {
        return append(name, new BsonInt32(value));
    }

    public BsonDocumentBuilder append(String name, long value) {
        return append(name, new BsonInt64(value));
    }

    public BsonDocumentBuilder append(String name, double value) {
        return append(name, new BsonDouble(value));
    }

    public BsonDocumentBuilder append(String name, boolean value) {
        return append(name, BsonBoolean.valueOf(value));
    }

    public BsonDocumentBuilder append(String name, Instant value) {
        return append(name, new BsonDateTime(value.toEpochMilli()));
    }

    public BsonDocumentBuilder append(String name, ObjectId value) {
        return append(name, new BsonObjectId(value));
    }

    /** As an array. */
    public BsonDocumentBuilder append(String name, Stream<? extends BsonValue> values) {
        return append(name, new BsonArray(values.toList()));
    }

    public BsonDocumentBuilder appendNull(String name) {
        return append(name, BsonNull.VALUE);
    }

    /** BSON's null for none. */
    public BsonDocumentBuilder appendOrNull(String name, BsonValue value) {
        return value == null ? appendNull(name) : append(name, value);
    }

    /** BSON's null for none. */
    public BsonDocumentBuilder appendOrNull(String name, String value) {
        return value == null ? appendNull(name) : append(name, value);
    }

    /** BSON's null for none. */
    public BsonDocumentBuilder appendOrNull(String name, Integer value) {
        return value == null ? appendNull(name) : append(name, value.intValue());
    }

    /** BSON's null for none. */
    public BsonDocumentBuilder appendOrNull(String name, Instant value) {
        return value == null ? appendNull(name) : append(name, value);
    }

    /** No member for none. */
    public BsonDocumentBuilder appendIfPresent(String name, BsonValue value) {
        return value == null ? this : append(name, value);
    }

    /** A value whose type is known only here: maps, lists, numbers (as int64), flags and null; anything else as its text. */
    public BsonDocumentBuilder appendPlain(String name, Object value) {
        return append(name, plain(value));
    }

    private static BsonValue plain(Object value) {
        if (value == null) {
            return BsonNull.VALUE;
        }
        if (value instanceof Map<?, ?> map) {
            var inner = document();
            map.forEach((name, member) -> inner.appendPlain(String.valueOf(name), member));
            return inner.build();
        }
        if (value instanceof List<?> list) {
            return new BsonArray(list.stream().map(BsonDocumentBuilder::plain).toList());
        }
        if (value instanceof Number number) {
            return new BsonInt64(number.longValue());
        }
        return value instanceof Boolean flag ? BsonBoolean.valueOf(flag) : new BsonString(String.valueOf(value));
    }

    /** What was appended. The builder ends here, since the document is not copied. */
    public BsonDocument build() {
        return document;
    }
}
