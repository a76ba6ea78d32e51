package mflix.migration.engine;

import java.util.List;
import java.util.function.Consumer;
import mflix.migration.store.BatchCounts;
import mflix.migration.store.IdRange;
import mflix.migration.store.Run;
import org.bson.BsonDocument;

/** What one kind of run does: the rows it goes through by id, and what it does with a batch of them. */
interface RunWork {

    /** What to go through in a pass (from 1), each to be cut on its own. */
    List<RangeSplitter.Source> sources(Run run, int pass);

    /** The next rows of a range, by ascending id. */
    List<? extends BsonDocument> read(IdRange range, int limit);

    /** There are no more rows of a range than those. */
    default boolean isEnd(IdRange range, List<? extends BsonDocument> rows, int limit) {
        return rows.size() < limit || rows.get(rows.size() - 1).get("_id").equals(range.upTo());
    }

    /** Does it. Doing it again with the same rows is no harm and counts the same. */
    BatchCounts apply(Run run, List<? extends BsonDocument> rows, Consumer<BatchMoment> listener);
}
