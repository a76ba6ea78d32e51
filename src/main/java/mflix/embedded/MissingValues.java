package mflix.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * The library keeps a mark for each element of an array in which a path leads nowhere, and cannot send it: {@code "$imdb.rating"} of a
 * film with {@code imdb: [1]}. MongoDB leaves such elements out, so that the path of this one is an empty array.
 */
final class MissingValues {
    private MissingValues() {}

    /** The same document where nothing is missing in it, else a copy without the marks. */
    static Document leftOut(Document document) {
        return (Document) cleaned(document);
    }

    private static Object cleaned(Object value) {
        if (value instanceof Document document) {
            return cleaned(document);
        }
        return value instanceof List<?> list ? cleaned(list) : value;
    }

    private static Object cleaned(Document document) {
        var copy = new Document();
        var isSame = true;
        for (var member : document.entrySet()) {
            var value = cleaned(member.getValue());
            isSame &= value == member.getValue();
            if (!(value instanceof Missing)) {
                copy.append(member.getKey(), value);
            }
        }
        return isSame && copy.size() == document.size() ? document : copy;
    }

    private static Object cleaned(List<?> list) {
        var copy = new ArrayList<>(list.size());
        var isSame = true;
        for (var element : list) {
            var value = cleaned(element);
            isSame &= value == element;
            if (!(value instanceof Missing)) {
                copy.add(value);
            }
        }
        return isSame && copy.size() == list.size() ? list : copy;
    }
}
