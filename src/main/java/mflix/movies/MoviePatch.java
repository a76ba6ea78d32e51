package mflix.movies;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * A JSON Merge Patch (RFC 7396) as an update that touches only the fields it names, so that two concurrent patches do not
 * overwrite each other.
 */
final class MoviePatch {
    private MoviePatch() {}

    /** The update that turns the film as it was read into the patched one. */
    static Bson update(BsonDocument film, BsonDocument patch) {
        var updates = new ArrayList<Bson>();
        collect("", film, patch, updates);
        return combine(updates);
    }

    // Inside an object that is there each key is written for itself; where none is there, it is written whole.
    private static void collect(String path, BsonDocument there, BsonDocument patch, List<Bson> updates) {
        patch.forEach((name, value) -> {
            var field = path + name;
            if (value.isNull()) {
                updates.add(unset(field));
            } else if (!value.isDocument()) {
                updates.add(set(field, value));
            } else if (there.isDocument(name)) {
                collect(field + ".", there.getDocument(name), value.asDocument(), updates);
            } else {
                updates.add(set(field, withoutNulls(value.asDocument())));
            }
        });
    }

    /** The same without members that are null, at any depth. */
    static BsonDocument withoutNulls(BsonDocument document) {
        var kept = new BsonDocument();
        document.forEach((name, value) -> {
            if (!value.isNull()) {
                kept.append(name, inner(value));
            }
        });
        return kept;
    }

    private static BsonValue inner(BsonValue value) {
        return value.isDocument() ? withoutNulls(value.asDocument()) : value;
    }
}
