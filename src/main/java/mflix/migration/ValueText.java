package mflix.migration;

import java.time.Instant;
import mflix.problem.Shown;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Stored values for people. */
final class ValueText {
    private static final int LONGEST_SHOWN = 200;

    private ValueText() {}

    /** As plain text, whole. */
    static String plain(BsonValue value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isString()) {
            return value.asString().getValue();
        }
        if (value.isDateTime()) {
            return Instant.ofEpochMilli(value.asDateTime().getValue()).toString();
        }
        if (value.isNumber() && !value.isDecimal128()) {
            return value.isDouble()
                    ? String.valueOf(value.asDouble().getValue())
                    : String.valueOf(value.asNumber().longValue());
        }
        return value.isObjectId() ? value.asObjectId().getValue().toHexString() : Keys.json(value);
    }

    /** As clients see it: long texts are cut to 200 characters. */
    static BsonValue shown(BsonValue raw) {
        if (raw == null || raw == Conversion.ABSENT) {
            return BsonNull.VALUE;
        }
        if (raw.isString()) {
            var text = raw.asString().getValue();
            return text.length() <= LONGEST_SHOWN ? raw : new BsonString(text.substring(0, LONGEST_SHOWN) + "…");
        }
        return raw.isDocument() || raw.isArray() ? new BsonString(Shown.plain(Keys.ofValue(raw))) : raw;
    }
}
