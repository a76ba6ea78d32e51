package mflix.migration;

import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** The originals that an undo should have put back, and that are neither back nor listed as changed since. */
final class UndoneOriginals {
    private final Stores stores;
    private final List<ObjectId> keepers;
    private final Runnable pulse;

    /** @param pulse called for each page; throws when it must stop */
    UndoneOriginals(Stores stores, Run undo, Runnable pulse) {
        this.stores = stores;
        this.keepers = stores.runs().keepers(undo);
        this.pulse = pulse;
    }

    /** Page by page; a document that is gone is not among them. */
    void read(Consumer<List<Change.Missed>> receiver) {
        for (var keeper : keepers) {
            new IdWalk<>(stores.originals().rows(), Originals.of(keeper), new BsonDocument())
                    .read(IdWalk.LARGE_PAGE, page -> {
                        pulse.run();
                        receiver.accept(
                                left(page.stream().map(Originals::change).toList()));
                        return true;
                    });
        }
    }

    private List<Change.Missed> left(List<Change> changes) {
        var ids = changes.stream().map(Change::document).toList();
        var now = stores.values().of(ids);
        var listed = stores.refusals().openAbout(ids);
        return changes.stream()
                .filter(change -> now.containsKey(change.document()) && !listed.containsKey(change.document()))
                .filter(change -> !isBack(change, now.get(change.document())))
                .map(change -> new Change.Missed(change, now.get(change.document())))
                .toList();
    }

    private boolean isBack(Change change, BsonValue current) {
        return current.equals(change.from())
                || stores.originals().ofDocument(keepers, change.document()).stream()
                        .anyMatch(other -> current.equals(other.from()));
    }
}
