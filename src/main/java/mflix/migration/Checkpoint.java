package mflix.migration;

import java.util.Optional;
import org.bson.BsonValue;

/** How far a batch brought a range: the last id handled (none in an empty batch), what became of its documents, how long it took. */
record Checkpoint(Optional<BsonValue> done, Counts counts, long millis, boolean isEnd) {}
