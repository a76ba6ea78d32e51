package mflix.migration;

import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;

/** What one kind of run does: the rows it goes through by id, and what it does with a batch of them. */
interface Work {

    /** What to go through in a pass (from 1), each to be cut on its own. */
    List<Cutter.Source> sources(Run run, int pass);

    /** The next rows of a range, by ascending id; fewer than the limit only at its end. */
    List<? extends BsonDocument> read(Range range, int limit);

    /** Does it. Doing it again with the same rows is no harm and counts the same. */
    Counts apply(Run run, List<? extends BsonDocument> rows, Consumer<Milestone> listener);
}
