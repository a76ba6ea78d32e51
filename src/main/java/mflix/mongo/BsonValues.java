package mflix.mongo;

import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Plain values as BSON. */
public final class BsonValues {
    private BsonValues() {}

    /** Maps, lists, numbers (as whole ones), flags and null; anything else as its text. */
    public static BsonValue of(Object value) {
        if (value == null) {
            return BsonNull.VALUE;
        }
        if (value instanceof Map<?, ?> map) {
            var document = new BsonDocument();
            map.forEach((name, inner) -> document.append(String.valueOf(name), of(inner)));
            return document;
        }
        if (value instanceof List<?> list) {
            return new BsonArray(list.stream().map(BsonValues::of).toList());
        }
        if (value instanceof Number number) {
            return new BsonInt64(number.longValue());
        }
        return value instanceof Boolean flag ? BsonBoolean.valueOf(flag) : new BsonString(String.valueOf(value));
    }
}
