package mflix.embedded;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/** A database whose collections find documents by {@code _id} whatever else a filter asks; see {@link IdIndex}. */
final class IndexedDatabase extends H2Database {

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, store, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        var index = super.openOrCreateUniqueIndex(collection, name, keys, sparse);
        var isOnId = keys.size() == 1 && keys.get(0).getKey().equals("_id");
        return isOnId ? new IdIndex(index) : index;
    }
}
