package mflix.migration;

import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** After an undo: each original is back, or its document is gone, or it is listed as changed since. */
final class RestoredCheck {
    private final Stores stores;
    private final List<ObjectId> keepers;
    private final Runnable pulse;
    private final Tally lost = new Tally();

    RestoredCheck(Stores stores, Run undo, Runnable pulse) {
        this.stores = stores;
        this.keepers = RestoreOriginals.keepers(stores.runs(), undo);
        this.pulse = pulse;
        for (var keeper : keepers) {
            new IdWalk<>(stores.originals().rows(), Originals.of(keeper), new BsonDocument())
                    .read(Verifier.PAGE, this::look);
        }
    }

    private boolean look(List<BsonDocument> page) {
        pulse.run();
        var changes = page.stream().map(Originals::change).toList();
        var ids = changes.stream().map(Change::document).toList();
        var now = stores.values().of(ids);
        var listed = stores.refusals().openAbout(ids);
        changes.forEach(change -> look(change, now, listed));
        return true;
    }

    private void look(Change change, Map<BsonValue, BsonValue> now, Map<BsonValue, BsonDocument> listed) {
        var current = now.get(change.document());
        var isAccounted = current == null
                || current.equals(change.from())
                || listed.containsKey(change.document())
                || stores.originals().ofDocument(keepers, change.document()).stream()
                        .anyMatch(other -> current.equals(other.from()));
        if (!isAccounted) {
            lost.add(change.document());
        }
    }

    Check restored() {
        return lost.mustBeNone("restored", "originals that are neither back nor listed");
    }
}
