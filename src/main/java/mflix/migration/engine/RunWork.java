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

    /** The next rows of a range, by ascending id; fewer than the limit only at its end. */
    List<? extends BsonDocument> read(IdRange range, int limit);

    /** Does it. Doing it again with the same rows is no harm and counts the same. */
    BatchCounts apply(Run run, List<? extends BsonDocument> rows, Consumer<BatchStep> listener);
}
