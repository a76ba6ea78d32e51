package mflix.migration.analysis;

import java.time.Instant;
import mflix.migration.conversion.Conversion;
import mflix.migration.store.RowKeys;
import mflix.problem.SafeText;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Stored values as readable text. */
public final class ValueText {
    private static final int LONGEST_SHOWN = 200;

    private ValueText() {}

    /** As plain text, whole. */
    public static String plain(BsonValue value) {
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
        return value.isObjectId() ? value.asObjectId().getValue().toHexString() : RowKeys.json(value);
    }

    /** As clients see it: long texts are cut to 200 characters. */
    public static BsonValue shown(BsonValue raw) {
        if (raw == null || raw == Conversion.ABSENT) {
            return BsonNull.VALUE;
        }
        if (raw.isString()) {
            var text = raw.asString().getValue();
            return text.length() <= LONGEST_SHOWN ? raw : new BsonString(text.substring(0, LONGEST_SHOWN) + "…");
        }
        return raw.isDocument() || raw.isArray() ? new BsonString(SafeText.plain(RowKeys.ofValue(raw))) : raw;
    }
}
