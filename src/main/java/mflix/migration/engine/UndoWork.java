package mflix.migration.engine;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mflix.migration.store.BatchCounts;
import mflix.migration.store.FieldUpdate;
import mflix.migration.store.IdRange;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.OriginalValues;
import mflix.migration.store.Run;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/**
 * An UNDO run goes through the originals of a run and of its retries, and puts back each one whose value was not changed
 * since.
 */
final class UndoWork implements RunWork {
    private final MigrationStores stores;
    private final GuardedWriter writer;

    UndoWork(MigrationStores stores) {
        this.stores = stores;
        this.writer = new GuardedWriter(stores);
    }

    @Override
    public List<RangeSplitter.Source> sources(Run run, int pass) {
        return stores.runs().keepers(run).stream()
                .map(keeper -> new RangeSplitter.Source(stores.originals().rows(), OriginalValues.of(keeper)))
                .toList();
    }

    // A key starts with its run, and an upper end holds the same run, so a range never reaches into another run's rows.
    @Override
    public List<BsonDocument> read(IdRange range, int limit) {
        var keeper = new ObjectId(range.upTo().asString().getValue().substring(0, 24));
        return stores.originals()
                .rows()
                .find(Filters.and(range.rest(), OriginalValues.of(keeper)))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    @Override
    public BatchCounts apply(Run run, List<? extends BsonDocument> rows, Consumer<BatchMoment> listener) {
        var back = rows.stream()
                .map(OriginalValues::change)
                .map(change -> new FieldUpdate(change.document(), change.to(), change.from()))
                .toList();
        var written = writer.write(back);
        listener.accept(BatchMoment.WRITTEN);
        var refused = new ArrayList<>(written.refused());
        var keepers = stores.runs().keepers(run);
        written.missed().stream()
                .filter(missed -> !isOurs(keepers, missed))
                .map(FieldUpdate.Missed::changedSince)
                .forEach(refused::add);
        stores.refusals().record(run.id(), refused);
        var changed = refused.size() - written.refused().size();
        return new BatchCounts(
                rows.size(), written.converted(), written.refused().size(), changed, written.deletedMeanwhile());
    }

    // A document whose text was changed between two tries has several originals, and only one of them was converted.
    private boolean isOurs(List<ObjectId> keepers, FieldUpdate.Missed missed) {
        return stores.originals().ofDocument(keepers, missed.change().document()).stream()
                .anyMatch(other ->
                        other.from().equals(missed.current()) || other.to().equals(missed.current()));
    }
}
