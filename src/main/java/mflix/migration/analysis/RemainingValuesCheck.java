package mflix.migration.analysis;

import com.mongodb.client.model.Projections;
import java.util.List;
import java.util.Map;
import mflix.migration.conversion.FieldPath;
import mflix.migration.store.KeysetScan;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.RefusedValues;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Looks at every candidate that is left: each must be among the refused values with exactly its value, and the second parser
 * must refuse it too.
 */
final class RemainingValuesCheck {
    private final MigrationStores stores;
    private final Runnable pulse;
    private final ValueTally unseen = new ValueTally();
    private final ValueTally disagreed = new ValueTally();

    private RemainingValuesCheck(MigrationStores stores, Runnable pulse) {
        this.stores = stores;
        this.pulse = pulse;
    }

    /** @param pulse called for each page; throws when it must stop */
    static RemainingValuesCheck of(MigrationStores stores, Runnable pulse) {
        var checks = new RemainingValuesCheck(stores, pulse);
        var conversion = stores.conversion();
        new KeysetScan<>(
                        stores.storage().documents(conversion.collection()),
                        conversion.candidates(),
                        Projections.include(conversion.field()))
                .read(KeysetScan.LARGE_PAGE, checks::look);
        return checks;
    }

    private boolean look(List<RawBsonDocument> page) {
        pulse.run();
        var rows = stores.refusals()
                .openAbout(page.stream().map(document -> document.get("_id")).toList());
        page.forEach(document -> look(document, rows));
        return true;
    }

    private void look(RawBsonDocument document, Map<BsonValue, BsonDocument> rows) {
        var conversion = stores.conversion();
        var raw = FieldPath.read(document, conversion.field());
        var row = rows.get(document.get("_id"));
        if (row == null || !RefusedValues.raw(row).equals(raw)) {
            unseen.add(document.get("_id"));
        } else if (!RefusedValues.reason(row).isBeyondParsing()
                && conversion.secondOpinion(raw).isPresent()) {
            disagreed.add(document.get("_id"));
        }
    }

    long unseen() {
        return unseen.count();
    }

    VerificationCheck nothingLeft() {
        return unseen.mustBeNone("nothing-left", "values that nobody has looked at");
    }

    VerificationCheck refusedRightly() {
        return disagreed.mustBeNone("refused-rightly", "refused values that the second parser accepts");
    }
}
