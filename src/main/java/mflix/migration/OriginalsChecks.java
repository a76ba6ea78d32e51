package mflix.migration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** Looks at every original that a run kept, and at what its document holds now. */
final class OriginalsChecks {
    private final Stores stores;
    private final Runnable pulse;
    private final Tally wrong = new Tally();
    private final Tally forgotten = new Tally();
    private long all;
    private long converted;
    private long changed;
    private long deleted;
    private long original;

    private OriginalsChecks(Stores stores, Runnable pulse) {
        this.stores = stores;
        this.pulse = pulse;
    }

    /** @param pulse called for each page; throws when it must stop */
    static OriginalsChecks of(Stores stores, ObjectId run, Runnable pulse) {
        var checks = new OriginalsChecks(stores, pulse);
        new IdWalk<>(stores.originals().rows(), Originals.of(run), new BsonDocument())
                .read(IdWalk.LARGE_PAGE, checks::look);
        return checks;
    }

    private boolean look(List<BsonDocument> page) {
        pulse.run();
        var changes = page.stream().map(Originals::change).toList();
        var ids = changes.stream().map(Change::document).toList();
        var now = stores.values().of(ids);
        var refused = stores.refusals().openAbout(ids);
        changes.forEach(change -> look(change, Optional.ofNullable(now.get(change.document())), refused));
        return true;
    }

    private void look(Change change, Optional<BsonValue> current, Map<BsonValue, BsonDocument> refused) {
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

    Check convertedRightly() {
        return wrong.mustBeNone("converted-rightly", "values that the second parser reads otherwise");
    }

    Check accounted() {
        var sum = converted + " converted, " + changed + " changed since, " + deleted + " deleted since, " + original
                + " as before";
        var ok = forgotten.count() == 0 && all == converted + changed + deleted + original;
        return new Check(
                "accounted",
                all + " originals, none as before without a reason",
                sum + ", " + forgotten.count() + " without a reason",
                ok,
                forgotten.mustBeNone("", "").sample());
    }
}
