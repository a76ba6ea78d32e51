package mflix.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import mflix.load.format.FilePosition;
import mflix.problem.SafeText;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Finds the documents of the files that a unique index of their dump would refuse. It looks at the files only: a value that is in
 * the database already, and a list in an indexed field, are left to the database.
 */
final class UniqueIndexCheck implements AutoCloseable {
    private static final Set<String> BEYOND = Set.of("partialFilterExpression", "collation");

    private final List<String> fields;
    private final boolean isSparse;
    private final DuplicateIds seen;

    private UniqueIndexCheck(BsonDocument index, int mostInMemory) {
        this.fields = List.copyOf(index.getDocument("key").keySet());
        this.isSparse = DumpMetadata.isTrue(index, "sparse");
        this.seen = new DuplicateIds(mostInMemory);
    }

    /** One for each unique index that the load will make; see {@link DuplicateIds} about {@code mostInMemory}. */
    static List<UniqueIndexCheck> of(List<DumpMetadata> metadata, String collection, int mostInMemory) {
        return metadata.stream()
                .filter(about -> about.collection().equals(collection))
                .flatMap(about -> about.indexes().stream())
                .filter(index -> DumpMetadata.isTrue(index, "unique")
                        && index.keySet().stream().noneMatch(BEYOND::contains))
                .filter(index -> !DumpIndexes.allowsOneSession(collection, index))
                .map(index -> new UniqueIndexCheck(index, mostInMemory))
                .toList();
    }

    void add(RawBsonDocument document, int file, FilePosition place) {
        key(document).ifPresent(key -> seen.add(DuplicateIds.Entry.of(DocumentIds.digest(key), file, place)));
    }

    /** Hands over each document whose key an earlier one has, with the earliest one. */
    void eachDuplicate(BiConsumer<DuplicateIds.Entry, DuplicateIds.Entry> duplicateAndFirst) {
        seen.eachDuplicate(duplicateAndFirst);
    }

    /** What a duplicate has that must not occur twice. */
    String value() {
        return "the value of " + SafeText.plain(String.join(", ", fields));
    }

    private Optional<List<BsonValue>> key(RawBsonDocument document) {
        var key = new ArrayList<BsonValue>();
        var found = false;
        for (var field : fields) {
            BsonValue value = document;
            for (var name : field.split("\\.", -1)) {
                value = value != null && value.isDocument() ? value.asDocument().get(name) : null;
                if (value != null && value.isArray()) {
                    return Optional.empty();
                }
            }
            found |= value != null;
            key.add(value == null ? BsonNull.VALUE : value); // an index holds null for a field that is not there
        }
        return found || !isSparse ? Optional.of(key) : Optional.empty();
    }

    @Override
    public void close() {
        seen.close();
    }
}
