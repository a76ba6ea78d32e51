package mflix.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Objects;
import org.h2.mvstore.MVMap;

/**
 * What a database stores about its indexes, to open them again. The library looks a description up by filtering with the
 * whole of it, so that one with an expression inside is never found, and one named by its name alone is found in every
 * collection; here it is identified by its collection and its name.
 */
record IndexDescriptions(MVMap<Object, Document> entries) {

    /** @param namespace the full name of a collection */
    List<Document> of(String namespace) {
        return entriesOf(namespace).stream().map(Entry::getValue).toList();
    }

    void remove(String namespace, String index) {
        for (var entry : entriesOf(namespace)) {
            if (index.equals(entry.getValue().get("name"))) {
                entries.remove(entry.getKey());
            }
        }
    }

    void move(String from, String to) {
        for (var entry : entriesOf(from)) {
            var moved = entry.getValue().clone();
            moved.put("ns", to);
            entries.put(entry.getKey(), moved);
        }
    }

    private List<Entry<Object, Document>> entriesOf(String namespace) {
        var found = new ArrayList<>(entries.entrySet());
        found.removeIf(entry -> !Objects.equals(namespace, entry.getValue().get("ns")));
        return found;
    }
}
