package mflix.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * A database whose collections find documents by {@code _id} whatever else a filter asks, see {@link IdIndex}, and sort them quickly, see
 * {@link SortingCollection}, and whose renamed and dropped collections are renamed and dropped in the file too.
 */
abstract class IndexedDatabase extends H2Database {
    // how the library names the maps of a collection in the store
    private static final List<String> PREFIXES = List.of("databases.", "meta.");
    private static final String INDEX = "._index_";

    private IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, store, cursors);
    }

    /**
     * The library's constructor opens the collections and indexes that are there. What they are opened in is therefore a variable that a
     * class inside this method keeps: unlike a field it is there from the beginning.
     */
    static IndexedDatabase of(String name, MVStore store, CursorRegistry cursors) {
        return new IndexedDatabase(name, store, cursors) {
            @Override
            MVStore store() {
                return store;
            }
        };
    }

    abstract MVStore store();

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        var fullName = getFullCollectionNamespace(name);
        return new SortingCollection(
                this,
                name,
                options,
                store().openMap(PREFIXES.get(0) + fullName),
                store().openMap(PREFIXES.get(1) + fullName),
                cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        // with keys that are compared fast; the library uses a map that is open as it is
        var map = getFullCollectionNamespace(collection) + INDEX + name;
        store().openMap(map, new MVMap.Builder<Object, Object>().keyType(new UniqueKeyType()));
        var index = super.openOrCreateUniqueIndex(collection, name, keys, sparse);
        var isOnId = keys.size() == 1 && keys.get(0).getKey().equals("_id");
        return isOnId ? new IdIndex(index) : index;
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        var collection = command.equalsIgnoreCase("dropIndexes")
                ? resolveCollection(String.valueOf(query.get(command)), false)
                : null;
        return collection == null
                ? super.handleCommand(channel, command, query, databases, oplog)
                : new DropIndexesCommand(List.copyOf(collection.getIndexes()), query.get("index"))
                        .by(name -> dropIndex(collection, name));
    }

    /** Puts a collection in the place of another, or where none is. No client may read meanwhile. */
    void replace(String target, MongoCollection<?> collection) {
        if (resolveCollection(target, false) != null) {
            dropCollection(target, NoopOplog.get());
        }
        moveCollection(this, collection, target);
    }

    /** Drops what a pipeline left that was to be put in the place of a collection. */
    void dropUnfinished() {
        collectionNames().stream()
                .filter(name -> name.matches("_tmp[0-9]{13}_.*"))
                .forEach(name -> dropCollection(name, NoopOplog.get()));
    }

    // The library renames what is in memory; the maps of the new name, which it makes, are empty.
    @Override
    public void moveCollection(MongoDatabase database, MongoCollection<?> collection, String newName) {
        var from = collection.getFullName();
        var to = getFullCollectionNamespace(newName);
        var indexes = descriptions().of(from);
        descriptions().move(from, to);
        super.moveCollection(database, collection, newName);
        for (var prefix : PREFIXES) {
            store().removeMap(prefix + to);
            renameMap(prefix + from, prefix + to);
        }
        for (var index : indexes) {
            var suffix = INDEX + index.get("name");
            renameMap(from + suffix, to + suffix);
        }
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        var collection = resolveCollection(name, true);
        for (var index : List.copyOf(collection.getIndexes())) {
            dropIndex(collection, index.getName());
        }
        super.dropCollection(name, oplog);
    }

    // The library removes the maps of every database whose name begins with this one's.
    @Override
    public void drop(Oplog oplog) {
        collectionNames().stream()
                .filter(name -> resolveCollection(name, false) != null)
                .forEach(name -> dropCollection(name, oplog));
        for (var system : List.of("system.indexes", "system.namespaces")) {
            for (var prefix : PREFIXES) {
                store().removeMap(prefix + getFullCollectionNamespace(system));
            }
        }
    }

    private List<String> collectionNames() {
        var prefix = PREFIXES.get(0) + getFullCollectionNamespace("");
        return store().getMapNames().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .filter(name -> !name.startsWith("system."))
                .toList();
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String name) {
        super.dropIndex(collection, name);
        descriptions().remove(collection.getFullName(), name);
    }

    private void renameMap(String from, String to) {
        if (store().hasMap(from)) { // an index that the library accepts and does not build has none
            store().renameMap(store().openMap(from), to);
        }
    }

    private IndexDescriptions descriptions() {
        return new IndexDescriptions(
                store().<Object, Document>openMap(PREFIXES.get(0) + getFullCollectionNamespace("system.indexes")));
    }
}
