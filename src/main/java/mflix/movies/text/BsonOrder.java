package mflix.movies.text;

import java.util.Comparator;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The server's order of ids, as far as films use it: ObjectIds by their bytes, any other type after them by type and text. */
public final class BsonOrder {
    public static final Comparator<BsonValue> OF_IDS = Comparator.<BsonValue>comparingInt(id -> id.isObjectId() ? 0 : 1)
            .thenComparing(BsonValue::getBsonType)
            .thenComparing(BsonOrder::text);

    private BsonOrder() {}

    private static String text(BsonValue id) {
        return id.getBsonType() == BsonType.OBJECT_ID
                ? id.asObjectId().getValue().toHexString()
                : id.toString();
    }
}
