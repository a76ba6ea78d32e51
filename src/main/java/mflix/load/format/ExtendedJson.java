package mflix.load.format;

import java.time.DateTimeException;
import mflix.problem.SafeText;
import org.bson.BSONException;
import org.bson.BsonBinaryWriter;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;
import org.bson.json.JsonParseException;
import org.bson.json.JsonReader;

/**
 * One document of MongoDB Extended JSON v2, canonical and relaxed mixed, and of v1 as far as the driver supports it; the
 * shell's values too. Types survive:
 * {@code 7} is an int32 (int64 when larger), {@code 7.0} a double.
 */
public final class ExtendedJson {
    private ExtendedJson() {}

    /** Hands the piece over, as a document or as what is wrong with it. */
    static void hand(JsonSlice piece, FilePosition place, DocumentHandler handler) {
        RawBsonDocument document;
        try {
            document = document(piece.text());
        } catch (MalformedDocument e) {
            handler.bad(place, e.getMessage());
            return;
        }
        handler.document(place, document);
    }

    public static RawBsonDocument document(String text) throws MalformedDocument {
        var bytes = bytes(StrictJson.check(text));
        BsonValidator.check(bytes);
        return new RawBsonDocument(bytes);
    }

    private static byte[] bytes(String text) throws MalformedDocument {
        var reader = new NamingReader(text);
        try (var buffer = new BasicOutputBuffer(text.length() + 16);
                var writer = new BsonBinaryWriter(buffer)) {
            writer.pipe(reader);
            return buffer.toByteArray();
        } catch (JsonParseException | BSONException | IllegalArgumentException | DateTimeException e) {
            throw new MalformedDocument(
                    reader.last == null
                            ? "this is a single value of Extended JSON; expected a document."
                            : "the value of " + SafeText.quoted(reader.last)
                                    + " is not what its type in Extended JSON asks for, such as"
                                    + " {\"$oid\": \"24 hex digits\"}, {\"$date\": \"2000-12-31T00:00:00Z\"} or"
                                    + " {\"$numberInt\": \"7\"}.",
                    e);
        }
    }

    /** Keeps the field at which it failed; the driver's message does not name it. */
    private static final class NamingReader extends JsonReader {
        private String last;

        NamingReader(String text) {
            super(text);
        }

        @Override
        protected void setCurrentName(String name) {
            last = name;
            super.setCurrentName(name);
        }
    }
}
