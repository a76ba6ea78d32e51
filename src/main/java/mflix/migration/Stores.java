package mflix.migration;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** One migration with everything it writes to. */
record Stores(
        Conversion conversion, Storage storage, Runs runs, Ranges ranges, Originals originals, Refusals refusals) {

    /** @param me this worker's name in leases */
    static Stores of(Conversion conversion, Storage storage, Clock clock, String me) {
        return new Stores(
                conversion,
                storage,
                new Runs(storage, me, clock),
                new Ranges(storage, me),
                new Originals(storage),
                new Refusals(storage, conversion.name(), clock));
    }

    /** The indexes of the control collections; the first run makes them. */
    void prepare() {
        var indexes = new ArrayList<>(Runs.indexes());
        indexes.addAll(List.of(Ranges.index(), Refusals.index()));
        storage.build(indexes);
    }

    DocumentValues values() {
        return new DocumentValues(storage.documents(conversion.collection()), conversion.field());
    }

    /** The same, reading what the majority has where the server can. */
    Stores readingTheMajority() {
        var majority = storage.readingTheMajority();
        return new Stores(conversion, majority, runs, ranges, new Originals(majority), refusals);
    }

    /** Changes the state of a run as {@link Runs#move} does; its totals are exact from then on. */
    boolean move(Run seen, Bson guard, Transition to) {
        var exact = to;
        for (var total : Runs.raised(ranges.totals(seen.id()))) {
            exact = exact.and(total);
        }
        return runs.move(seen, guard, exact);
    }

    /** How far a run is. */
    RunTotals totals(Run run) {
        return run.totals().orElseGet(() -> ranges.totals(run.id()));
    }

    /** The run can be undone: there are, or may be, originals of it. */
    boolean keepsOriginals(Run run) {
        return run.planned() > 0 && run.keepsOriginals().orElseGet(() -> originals.hasAny(run.id()));
    }

    /** Those of the documents that still have the old shape, with the migrated field only. */
    FindIterable<RawBsonDocument> candidatesAmong(Collection<BsonValue> ids) {
        return storage.documents(conversion.collection())
                .find(Filters.and(Filters.in("_id", ids), conversion.candidates()))
                .projection(Projections.include(conversion.field()));
    }

    boolean hasCandidates() {
        return storage.documents(conversion.collection())
                        .find(conversion.candidates())
                        .limit(1)
                        .first()
                != null;
    }
}
