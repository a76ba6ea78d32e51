package mflix.migration.analysis;

import java.util.List;
import java.util.function.Consumer;
import mflix.migration.store.FieldUpdate;
import mflix.migration.store.KeysetScan;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.OriginalValues;
import mflix.migration.store.Run;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** The originals that an undo should have put back, and that are neither back nor listed as changed since. */
final class UndoneOriginals {
    private final MigrationStores stores;
    private final List<ObjectId> keepers;
    private final Runnable pulse;

    /** @param pulse called for each page; throws when it must stop */
    UndoneOriginals(MigrationStores stores, Run undo, Runnable pulse) {
        this.stores = stores;
        this.keepers = stores.runs().keepers(undo);
        this.pulse = pulse;
    }

    /** Page by page; a document that is gone is not among them. */
    void read(Consumer<List<FieldUpdate.Missed>> receiver) {
        for (var keeper : keepers) {
            new KeysetScan<>(stores.originals().rows(), OriginalValues.of(keeper), new BsonDocument())
                    .read(KeysetScan.LARGE_PAGE, page -> {
                        pulse.run();
                        receiver.accept(
                                left(page.stream().map(OriginalValues::change).toList()));
                        return true;
                    });
        }
    }

    private List<FieldUpdate.Missed> left(List<FieldUpdate> changes) {
        var ids = changes.stream().map(FieldUpdate::document).toList();
        var now = stores.values().of(ids);
        var listed = stores.refusals().openAbout(ids);
        return changes.stream()
                .filter(change -> now.containsKey(change.document()) && !listed.containsKey(change.document()))
                .filter(change -> !isBack(change, now.get(change.document())))
                .map(change -> new FieldUpdate.Missed(change, now.get(change.document())))
                .toList();
    }

    private boolean isBack(FieldUpdate change, BsonValue current) {
        return current.equals(change.from())
                || stores.originals().ofDocument(keepers, change.document()).stream()
                        .anyMatch(other -> current.equals(other.from()));
    }
}
