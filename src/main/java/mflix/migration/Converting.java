package mflix.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** From values to their new shape, in the one order that is safe: originals first, then the guarded writes, then the refusals. */
final class Converting {
    private final Stores stores;
    private final Writer writer;
    private volatile boolean isUndoable;

    /** A value as it was read. */
    record Item(BsonValue document, BsonValue raw) {}

    Converting(Stores stores) {
        this.stores = stores;
        this.writer = new CompareAndSet(stores);
    }

    Counts convert(ObjectId run, List<Item> items, Consumer<Milestone> listener) {
        var changes = new ArrayList<Change>();
        var refused = new ArrayList<Refusal>();
        items.forEach(item -> sort(item, changes, refused));
        keep(run, changes);
        listener.accept(Milestone.ORIGINALS_KEPT);
        var written = writer.write(changes);
        listener.accept(Milestone.WRITTEN);
        refused.addAll(written.refused());
        stores.refusals().record(run, refused);
        return new Counts(
                items.size(),
                written.converted(),
                refused.size(),
                written.missed().size(),
                written.deletedMeanwhile());
    }

    private void keep(ObjectId run, List<Change> changes) {
        if (!isUndoable && !changes.isEmpty()) {
            stores.runs().keepsOriginals(run);
            isUndoable = true;
        }
        stores.originals().keep(run, changes);
    }

    private void sort(Item item, List<Change> changes, List<Refusal> refused) {
        var outcome = stores.conversion().convert(item.raw());
        if (outcome instanceof Outcome.Converted converted) {
            changes.add(new Change(item.document(), item.raw(), converted.value()));
        } else if (outcome instanceof Outcome.Refused refusal) {
            refused.add(new Refusal(item.document(), item.raw(), refusal.reason(), refusal.detail()));
        } else {
            changes.add(new Change(item.document(), item.raw(), Conversion.ABSENT));
        }
    }
}
