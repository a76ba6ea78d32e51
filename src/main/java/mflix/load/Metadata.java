package mflix.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mflix.problem.Kind;
import mflix.problem.Problem;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What mongodump wrote about a collection into its {@code .metadata.json}.
 *
 * @param options with which the collection was made; empty for an ordinary one
 * @param indexes their specifications, without the one on {@code _id}
 */
record Metadata(String collection, BsonDocument options, List<BsonDocument> indexes) {

    /** @throws Problem INVALID_DATA when the file is not what mongodump writes */
    static Metadata of(Path file, String collection) {
        try (var in = Files.newInputStream(file)) {
            var bytes = Format.unpacked(in);
            Format.of(bytes); // steps over a byte order mark
            var piece = new Piece();
            for (var next = bytes.read(); next != Bytes.END; next = bytes.read()) {
                piece.add(next);
            }
            var content = ExtendedJson.document(piece.text());
            return new Metadata(collection, options(content), indexes(content));
        } catch (IOException e) {
            throw Source.unreadable(file, e);
        } catch (BadDocument e) {
            throw Problem.of(Kind.INVALID_DATA, Source.shown(file) + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    boolean isView() {
        return options.containsKey("viewOn");
    }

    private static BsonDocument options(BsonDocument content) throws BadDocument {
        var options = content.get("options", new BsonDocument());
        return documentOr(options, "options must be a document");
    }

    private static List<BsonDocument> indexes(BsonDocument content) throws BadDocument {
        var listed = content.get("indexes", new BsonArray());
        if (!listed.isArray()) {
            throw new BadDocument("indexes must be a list.");
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

    private static BsonDocument documentOr(BsonValue value, String expected) throws BadDocument {
        if (!value.isDocument()) {
            throw new BadDocument(expected + ".");
        }
        return value.asDocument();
    }
}
