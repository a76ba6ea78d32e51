package mflix.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;

/**
 * The index on {@code _id}, used for every filter that names one. The library's own is used only when a filter names nothing
 * but the id; any other filter, such as that of a guarded update, would read the whole collection. The library checks the rest
 * of the filter on what the index finds.
 */
final class IdIndex extends Index<Object> {
    private static final String ID = "_id";
    private final Index<Object> index;

    IdIndex(Index<Object> index) {
        super(index.getName(), index.getKeys(), false);
        this.index = index;
    }

    @Override
    public boolean canHandle(Document query) {
        return idIn(query).isPresent();
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return index.getPositions(idIn(query).orElse(query));
    }

    /** The condition on the id alone, when it is one that the index can look up: a value or {@code $in}. */
    private Optional<Document> idIn(Document query) {
        if (query.containsKey(ID)) {
            return Optional.of(new Document(ID, query.get(ID))).filter(index::canHandle);
        }
        return query.get("$and") instanceof List<?> all
                ? all.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .filter(condition -> condition.containsKey(ID))
                        .flatMap(condition -> idIn(condition).stream())
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public Object getPosition(Document document) {
        return index.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        index.checkAdd(document, collection);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        index.add(document, position, collection);
    }

    @Override
    public Object remove(Document document) {
        return index.remove(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        index.checkUpdate(before, after, collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        index.updateInPlace(before, after, position, collection);
    }

    @Override
    public long getCount() {
        return index.getCount();
    }

    @Override
    public long getDataSize() {
        return index.getDataSize();
    }

    @Override
    public boolean isUnique() {
        return index.isUnique();
    }

    @Override
    public void drop() {
        index.drop();
    }
}
