package mflix.testing;

import org.bson.BsonDocument;
import org.bson.Document;

/** JSON as the tests write it. */
public final class Json {
    private Json() {}

    /** A document of these names, each followed by its value: a text, a number, a truth value, null, a list or a document. */
    public static BsonDocument of(Object... namesAndValues) {
        var document = new Document();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            document.append((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return document.toBsonDocument();
    }
}
