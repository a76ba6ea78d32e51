package mflix.migration.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.ConversionOutcome;
import mflix.migration.conversion.RefusedValue;
import mflix.migration.store.BatchCounts;
import mflix.migration.store.FieldUpdate;
import mflix.migration.store.MigrationStores;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** From values to their new shape, in the one order that is safe: originals first, then the guarded writes, then the refusals. */
final class BatchConverter {
    private final MigrationStores stores;
    private final GuardedWriter writer;
    private volatile boolean isUndoable;

    /** A value as it was read. */
    record Item(BsonValue document, BsonValue raw) {}

    BatchConverter(MigrationStores stores) {
        this.stores = stores;
        this.writer = new GuardedWriter(stores);
    }

    BatchCounts convert(ObjectId run, List<Item> items, Consumer<BatchMoment> listener) {
        var changes = new ArrayList<FieldUpdate>();
        var refused = new ArrayList<RefusedValue>();
        items.forEach(item -> sort(item, changes, refused));
        keep(run, changes);
        listener.accept(BatchMoment.ORIGINALS_KEPT);
        var written = writer.write(changes);
        listener.accept(BatchMoment.WRITTEN);
        refused.addAll(written.refused());
        stores.refusals().record(run, refused);
        return new BatchCounts(
                items.size(),
                written.converted(),
                refused.size(),
                written.missed().size(),
                written.deletedMeanwhile());
    }

    private void keep(ObjectId run, List<FieldUpdate> changes) {
        if (!isUndoable && !changes.isEmpty()) {
            stores.runs().keepsOriginals(run);
            isUndoable = true;
        }
        stores.originals().keep(run, changes);
    }

    private void sort(Item item, List<FieldUpdate> changes, List<RefusedValue> refused) {
        var outcome = stores.conversion().convert(item.raw());
        if (outcome instanceof ConversionOutcome.Converted converted) {
            changes.add(new FieldUpdate(item.document(), item.raw(), converted.value()));
        } else if (outcome instanceof ConversionOutcome.Refused refusal) {
            refused.add(new RefusedValue(item.document(), item.raw(), refusal.reason(), refusal.detail()));
        } else {
            changes.add(new FieldUpdate(item.document(), item.raw(), Conversion.ABSENT));
        }
    }
}
