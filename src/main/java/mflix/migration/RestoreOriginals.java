package mflix.migration;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** An UNDO run goes through the originals of a run and of its retries, and puts back each one whose document nobody has touched since. */
final class RestoreOriginals implements Work {
    private final Stores stores;
    private final Writer writer;

    RestoreOriginals(Stores stores) {
        this.stores = stores;
        this.writer = new CompareAndSet(stores);
    }

    @Override
    public List<Cutter.Source> sources(Run run, int pass) {
        return stores.runs().keepers(run).stream()
                .map(keeper -> new Cutter.Source(stores.originals().rows(), Originals.of(keeper)))
                .toList();
    }

    // A key starts with its run, and an upper end holds the same run, so a range never reaches into another run's rows.
    @Override
    public List<BsonDocument> read(Range range, int limit) {
        var keeper = new ObjectId(range.upTo().asString().getValue().substring(0, 24));
        return stores.originals()
                .rows()
                .find(Filters.and(range.rest(), Originals.of(keeper)))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    @Override
    public Counts apply(Run run, List<? extends BsonDocument> rows, Consumer<Milestone> listener) {
        var back = rows.stream()
                .map(Originals::change)
                .map(change -> new Change(change.document(), change.to(), change.from()))
                .toList();
        var written = writer.write(back);
        listener.accept(Milestone.WRITTEN);
        var refused = new ArrayList<>(written.refused());
        var keepers = stores.runs().keepers(run);
        written.missed().stream()
                .filter(missed -> !isOurs(keepers, missed))
                .map(Change.Missed::changedSince)
                .forEach(refused::add);
        stores.refusals().record(run.id(), refused);
        var changed = refused.size() - written.refused().size();
        return new Counts(
                rows.size(), written.converted(), written.refused().size(), changed, written.deletedMeanwhile());
    }

    // A document whose text was changed between two tries has several originals, and only one of them was converted.
    private boolean isOurs(List<ObjectId> keepers, Change.Missed missed) {
        return stores.originals().ofDocument(keepers, missed.change().document()).stream()
                .anyMatch(other ->
                        other.from().equals(missed.current()) || other.to().equals(missed.current()));
    }
}
