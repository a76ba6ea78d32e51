package mflix.migration;

import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** After an undo: each original is back, or its document is gone, or it is listed as changed since; what was changed last is listed here. */
final class RestoredCheck {
    private final Stores stores;
    private final ObjectId undo;
    private final List<ObjectId> keepers;
    private final Runnable pulse;
    private final Tally lost = new Tally();

    RestoredCheck(Stores stores, Run undo, Runnable pulse) {
        this.stores = stores;
        this.undo = undo.id();
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
        var left = changes.stream()
                .filter(change -> now.containsKey(change.document()) && !listed.containsKey(change.document()))
                .filter(change -> !isBack(change, now.get(change.document())))
                .map(change -> new Written.Missed(change, now.get(change.document())))
                .toList();
        left.stream()
                .filter(one -> one.current().equals(one.change().to()))
                .forEach(one -> lost.add(one.change().document()));
        // what the application has written behind the undo is listed as what it wrote before it is
        stores.refusals()
                .record(
                        undo,
                        left.stream()
                                .filter(one ->
                                        !one.current().equals(one.change().to()))
                                .map(RestoreOriginals::changedSince)
                                .toList());
        return true;
    }

    private boolean isBack(Change change, BsonValue current) {
        return current.equals(change.from())
                || stores.originals().ofDocument(keepers, change.document()).stream()
                        .anyMatch(other -> current.equals(other.from()));
    }

    Check restored() {
        return lost.mustBeNone("restored", "originals that are neither back nor listed");
    }
}
