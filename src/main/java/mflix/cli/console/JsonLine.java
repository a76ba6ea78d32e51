package mflix.cli.console;

import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** A document for programs: plain numbers, ids as hex digits, dates as ISO-8601. */
public final class JsonLine {
    private static final JsonWriterSettings PLAIN = JsonWriterSettings.builder()
            .outputMode(JsonMode.RELAXED)
            .objectIdConverter((id, writer) -> writer.writeString(id.toHexString()))
            .dateTimeConverter((millis, writer) ->
                    writer.writeString(Instant.ofEpochMilli(millis).toString()))
            .build();

    private JsonLine() {}

    public static String of(BsonDocument document) {
        return document.toJson(PLAIN);
    }
}
