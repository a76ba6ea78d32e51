package mflix.migration.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Ids and values as parts of text keys: the embedded file store finds texts again, but not every document. */
public final class RowKeys {
    private static final int LONGEST_TEXT = 64;
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private RowKeys() {}

    /** 24 hex digits of an ObjectId, else canonical extended JSON. */
    public static String ofId(BsonValue id) {
        return id.isObjectId() ? id.asObjectId().getValue().toHexString() : json(id);
    }

    /** A text of up to 64 characters itself, else a SHA-256 in hex. */
    public static String ofValue(BsonValue value) {
        var text = value.isString() ? value.asString().getValue() : json(value);
        return text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0 ? text : sha256(text);
    }

    /** Canonical extended JSON. */
    public static String json(BsonValue value) {
        return new BsonDocument("v", value).toJson(CANONICAL);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) { // every Java has it
            throw new IllegalStateException(e);
        }
    }
}
