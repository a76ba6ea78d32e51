package mflix.migration.store;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import mflix.migration.conversion.Conversion;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** One migration with everything it writes to. */
public record MigrationStores(
        Conversion conversion,
        MigrationDatabase storage,
        Runs runs,
        IdRanges ranges,
        OriginalValues originals,
        RefusedValues refusals) {

    /** @param me this worker's name in leases */
    public static MigrationStores of(Conversion conversion, MigrationDatabase storage, Clock clock, String me) {
        return new MigrationStores(
                conversion,
                storage,
                new Runs(storage, me, clock),
                new IdRanges(storage, me),
                new OriginalValues(storage),
                new RefusedValues(storage, conversion.name(), clock));
    }

    /** The indexes of the control collections; the first run makes them. */
    public void prepare() {
        var indexes = new ArrayList<>(Runs.indexes());
        indexes.addAll(List.of(IdRanges.index(), RefusedValues.index()));
        storage.build(indexes);
    }

    public DocumentValues values() {
        return new DocumentValues(storage.documents(conversion.collection()), conversion.field());
    }

    /** The titles of documents, to be shown beside their ids. */
    public DocumentValues titles() {
        return new DocumentValues(storage.documents(conversion.collection()), "title");
    }

    /** The same, reading what the majority has where the server can. */
    public MigrationStores readingTheMajority() {
        var majority = storage.readingTheMajority();
        return new MigrationStores(conversion, majority, runs, ranges, new OriginalValues(majority), refusals);
    }

    /** Changes the state of a run as {@link Runs#move} does; its totals are exact from then on. */
    public boolean move(Run seen, Bson guard, RunTransition to) {
        var exact = to;
        for (var total : Runs.raised(ranges.totals(seen.id()))) {
            exact = exact.and(total);
        }
        return runs.move(seen, guard, exact);
    }

    /** How far a run is. */
    public RunTotals totals(Run run) {
        return run.totals().orElseGet(() -> ranges.totals(run.id()));
    }

    /** The run can be undone: there are, or may be, originals of it. */
    public boolean keepsOriginals(Run run) {
        return run.planned() > 0 && run.keepsOriginals().orElseGet(() -> originals.hasAny(run.id()));
    }

    /** Those of the documents that still have the old shape, with the migrated field only. */
    public FindIterable<RawBsonDocument> candidatesAmong(Collection<BsonValue> ids) {
        return storage.documents(conversion.collection())
                .find(Filters.and(Filters.in("_id", ids), conversion.candidates()))
                .projection(Projections.include(conversion.field()));
    }

    public boolean hasCandidates() {
        return storage.documents(conversion.collection())
                        .find(conversion.candidates())
                        .limit(1)
                        .first()
                != null;
    }
}
