package mflix.migration.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.migration.store.FieldUpdate;
import mflix.migration.store.KeysetScan;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.OriginalValues;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** Looks at every original that a run kept, and at what its document holds now. */
final class OriginalsChecks {
    private final MigrationStores stores;
    private final Runnable pulse;
    private final ValueTally wrong = new ValueTally();
    private final ValueTally forgotten = new ValueTally();
    private long all;
    private long converted;
    private long changed;
    private long deleted;
    private long original;

    private OriginalsChecks(MigrationStores stores, Runnable pulse) {
        this.stores = stores;
        this.pulse = pulse;
    }

    /** @param pulse called for each page; throws when it must stop */
    static OriginalsChecks of(MigrationStores stores, ObjectId run, Runnable pulse) {
        var checks = new OriginalsChecks(stores, pulse);
        new KeysetScan<>(stores.originals().rows(), OriginalValues.of(run), new BsonDocument())
                .read(KeysetScan.LARGE_PAGE, checks::look);
        return checks;
    }

    private boolean look(List<BsonDocument> page) {
        pulse.run();
        var changes = page.stream().map(OriginalValues::change).toList();
        var ids = changes.stream().map(FieldUpdate::document).toList();
        var now = stores.values().of(ids);
        var refused = stores.refusals().openAbout(ids);
        changes.forEach(change -> look(change, now, refused));
        return true;
    }

    private void look(FieldUpdate change, Map<BsonValue, BsonValue> now, Map<BsonValue, BsonDocument> refused) {
        var current = Optional.ofNullable(now.get(change.document()));
        all++;
        if (current.isEmpty()) {
            deleted++;
        } else if (current.get().equals(change.to())) {
            converted++;
            if (!stores.conversion().secondOpinion(change.from()).equals(Optional.of(change.to()))) {
                wrong.add(change.document());
            }
        } else if (current.get().equals(change.from())) {
            original++;
            if (!refused.containsKey(change.document())) {
                forgotten.add(change.document());
            }
        } else {
            changed++;
        }
    }

    VerificationCheck convertedRightly() {
        return wrong.mustBeNone("converted-rightly", "values that the second parser reads otherwise");
    }

    /** @param changed values that the run converted, by its own counts */
    VerificationCheck complete(long changed) {
        return new VerificationCheck(
                "originals-complete",
                "an original of each of " + changed + " values",
                all + " originals",
                all >= changed,
                List.of());
    }

    VerificationCheck accounted() {
        var sum = converted + " converted, " + changed + " changed since, " + deleted + " deleted since, " + original
                + " as before";
        var ok = forgotten.count() == 0 && all == converted + changed + deleted + original;
        return new VerificationCheck(
                "accounted",
                all + " originals, none as before without a reason",
                sum + ", " + forgotten.count() + " without a reason",
                ok,
                forgotten.mustBeNone("", "").sample());
    }
}
