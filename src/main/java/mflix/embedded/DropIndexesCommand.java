package mflix.embedded;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The command {@code dropIndexes}: by a name, names, a key, or {@code "*"} for all but that on {@code _id}. Either all that it
 * names are dropped or none.
 */
record DropIndexesCommand(List<Index<Object>> existing, Object asked) {
    private static final String ON_ID = "_id_";

    /** @param drop given the name of each index */
    Document by(Consumer<String> drop) {
        var before = existing.size();
        names().forEach(drop);
        return new Document("nIndexesWas", before).append("ok", 1.0);
    }

    private List<String> names() {
        if ("*".equals(asked)) {
            return existing.stream()
                    .map(Index::getName)
                    .filter(name -> !name.equals(ON_ID))
                    .toList();
        }
        var all = asked instanceof Collection<?> several ? several : List.of(asked == null ? "" : asked);
        return new ArrayList<>(all).stream().distinct().map(this::name).toList();
    }

    private String name(Object nameOrKey) {
        var name = existing.stream()
                .filter(index -> nameOrKey instanceof Document key
                        ? same(index, key)
                        : index.getName().equals(nameOrKey))
                .map(Index::getName)
                .findFirst()
                .orElseThrow(() ->
                        new MongoServerError(27, "IndexNotFound", "index not found with name [" + nameOrKey + "]"));
        if (name.equals(ON_ID)) {
            throw new MongoServerError(72, "InvalidOptions", "cannot drop _id index");
        }
        return name;
    }

    private static boolean same(Index<Object> index, Document key) {
        Map<String, Boolean> asked = new LinkedHashMap<>();
        key.forEach(
                (field, direction) -> asked.put(field, direction instanceof Number number && number.doubleValue() > 0));
        Map<String, Boolean> has = new LinkedHashMap<>();
        for (IndexKey part : index.getKeys()) {
            has.put(part.getKey(), part.isAscending());
        }
        return List.copyOf(asked.entrySet()).equals(List.copyOf(has.entrySet()));
    }
}
