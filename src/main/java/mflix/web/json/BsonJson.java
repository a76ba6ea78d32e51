package mflix.web.json;

import java.util.Base64;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.types.Decimal128;

/**
 * Documents as the API's JSON: ids as hex digits, dates as ISO-8601 UTC, 64-bit integers as numbers, NaN and infinities as
 * null, every other value as it is stored. Documents that came from the server untouched go through {@link RawBsonJson}.
 */
public final class BsonJson {
    private static final int SMALL = 1024;

    private final JsonBytes out;

    private BsonJson(int expected) {
        this.out = new JsonBytes(expected);
    }

    public static byte[] render(BsonDocument document) {
        var json = new BsonJson(SMALL + size(document) * 3 / 2);
        json.value(document);
        return json.out.toByteArray();
    }

    // of the stored documents in it
    private static int size(BsonValue value) {
        if (value instanceof RawBsonDocument raw) {
            return raw.getByteLength();
        }
        if (value.isArray()) {
            return value.asArray().stream().mapToInt(BsonJson::size).sum();
        }
        return value.isDocument()
                ? value.asDocument().values().stream().mapToInt(BsonJson::size).sum()
                : 0;
    }

    private void value(BsonValue value) {
        switch (value.getBsonType()) {
            case DOCUMENT -> document(value.asDocument());
            case ARRAY -> array(value.asArray());
            case STRING -> out.string(value.asString().getValue());
            case OBJECT_ID -> out.plainString(value.asObjectId().getValue().toHexString());
            case DATE_TIME -> out.plainString(
                    WireTimestamp.of(value.asDateTime().getValue()));
            case INT32 -> out.integer(value.asInt32().getValue());
            case INT64 -> out.integer(value.asInt64().getValue());
            case DOUBLE -> out.number(value.asDouble().getValue());
            case BOOLEAN -> out.literal(Boolean.toString(value.asBoolean().getValue()));
            case DECIMAL128 -> decimal(out, value.asDecimal128().getValue());
            case TIMESTAMP -> out.plainString(
                    WireTimestamp.of(value.asTimestamp().getTime() * 1000L));
            case BINARY -> out.plainString(
                    Base64.getEncoder().encodeToString(value.asBinary().getData()));
            case REGULAR_EXPRESSION -> out.string(value.asRegularExpression().getPattern());
            case JAVASCRIPT -> out.string(value.asJavaScript().getCode());
            case JAVASCRIPT_WITH_SCOPE -> out.string(
                    value.asJavaScriptWithScope().getCode());
            case SYMBOL -> out.string(value.asSymbol().getSymbol());
            case DB_POINTER -> out.plainString(value.asDBPointer().getId().toHexString());
            case NULL, UNDEFINED, MIN_KEY, MAX_KEY, END_OF_DOCUMENT -> out.nothing();
        }
    }

    /** A decimal as a number with its own digits; NaN and infinities as null. */
    static void decimal(JsonBytes out, Decimal128 value) {
        if (value.isFinite()) {
            out.literal(value.toString());
        } else {
            out.nothing();
        }
    }

    // region document
    private void document(BsonDocument document) {
        var start = out.length();
        if (document instanceof RawBsonDocument raw && RawBsonJson.write(raw, out)) {
            return;
        }
        out.cutTo(start);
        out.sign('{');
        var first = true;
        for (var member : document.entrySet()) {
            if (!first) {
                out.sign(',');
            }
            first = false;
            out.string(member.getKey());
            out.sign(':');
            value(member.getValue());
        }
        out.sign('}');
    }
    // endregion document

    private void array(Iterable<BsonValue> values) {
        out.sign('[');
        var first = true;
        for (var value : values) {
            if (!first) {
                out.sign(',');
            }
            first = false;
            value(value);
        }
        out.sign(']');
    }
}
