package mflix.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mflix.load.format.ByteReader;
import mflix.load.format.ExtendedJson;
import mflix.load.format.FileFormat;
import mflix.load.format.JsonSlice;
import mflix.load.format.MalformedDocument;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What mongodump wrote about a collection into its {@code .metadata.json}.
 *
 * @param type {@code collection}, {@code view} or {@code timeseries}; empty in old dumps
 * @param options with which the collection was made; empty for an ordinary one
 * @param indexes their specifications, without the one on {@code _id}
 */
record DumpMetadata(String collection, String type, BsonDocument options, List<BsonDocument> indexes) {

    /** @throws MalformedDocument when the file is not what mongodump writes, or cannot be read; the message says which */
    static DumpMetadata of(Path file, String collection) throws MalformedDocument {
        try (var in = Files.newInputStream(file)) {
            var bytes = FileFormat.unpacked(in);
            FileFormat.of(bytes); // steps over a byte order mark
            var piece = new JsonSlice();
            for (var next = bytes.read(); next != ByteReader.END; next = bytes.read()) {
                piece.add(next);
            }
            if (piece.isBlank()) {
                throw new MalformedDocument("it is empty.");
            }
            var content = ExtendedJson.document(piece.text());
            return new DumpMetadata(collection, type(content), options(content), indexes(content));
        } catch (IOException e) {
            throw new MalformedDocument("it cannot be read.", e);
        }
    }

    private static String type(BsonDocument content) {
        var type = content.get("type");
        return type != null && type.isString() ? type.asString().getValue() : "";
    }

    boolean isTimeSeries() {
        return type.equals("timeseries") || options.containsKey("timeseries");
    }

    boolean isView() {
        return options.containsKey("viewOn");
    }

    /** Whether an index has an option that is on or off; old servers wrote 1 and 1.0 for true. */
    static boolean isTrue(BsonDocument index, String option) {
        var value = index.get(option, BsonBoolean.FALSE);
        return value.isBoolean()
                ? value.asBoolean().getValue()
                : value.isNumber() && value.asNumber().doubleValue() != 0;
    }

    private static BsonDocument options(BsonDocument content) throws MalformedDocument {
        var options = content.get("options", new BsonDocument());
        return documentOr(options, "options must be a document");
    }

    private static List<BsonDocument> indexes(BsonDocument content) throws MalformedDocument {
        var listed = content.get("indexes", new BsonArray());
        if (!listed.isArray()) {
            throw new MalformedDocument("indexes must be a list.");
        }
        var indexes = new ArrayList<BsonDocument>();
        for (var value : listed.asArray()) {
            var index = documentOr(value, "an index must be a document");
            var keys = documentOr(index.get("key", value), "the key of an index must be a document");
            if (!keys.keySet().equals(Set.of("_id"))) {
                indexes.add(index);
            }
        }
        return indexes;
    }

    private static BsonDocument documentOr(BsonValue value, String expected) throws MalformedDocument {
        if (!value.isDocument()) {
            throw new MalformedDocument(expected + ".");
        }
        return value.asDocument();
    }
}
