package mflix.migration.engine;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.RefusalReason;
import mflix.migration.conversion.RefusedValue;
import mflix.migration.store.DocumentValues;
import mflix.migration.store.FieldUpdate;
import mflix.migration.store.MigrationStores;
import org.bson.RawBsonDocument;

/**
 * One unordered bulk of single updates, each filtered on the value it replaces: the filter is the whole guarantee. Single
 * updates, because after a step-down the driver repeats those and never an {@code updateMany}.
 */
final class GuardedWriter {
    private final MongoCollection<RawBsonDocument> documents;
    private final Conversion conversion;
    private final DocumentValues values;

    /** The results of a batch. A value that already was the new one counts as converted: an earlier try did it. */
    record Results(int converted, int deletedMeanwhile, List<FieldUpdate.Missed> missed, List<RefusedValue> refused) {
        private static final Results NOTHING = new Results(0, 0, List.of(), List.of());
    }

    GuardedWriter(MigrationStores stores) {
        this.documents = stores.storage().documents(stores.conversion().collection());
        this.conversion = stores.conversion();
        this.values = stores.values();
    }

    /**
     * Writes one batch; repeating it is no harm.
     *
     * @throws com.mongodb.MongoException the outcome is unknown, or nothing may be written at all
     */
    Results write(List<FieldUpdate> changes) {
        if (changes.isEmpty()) {
            return Results.NOTHING;
        }
        var updates = changes.stream()
                .map(change -> change.update(conversion.field()))
                .toList();
        // region write
        try {
            var result = documents.bulkWrite(updates, new BulkWriteOptions().ordered(false));
            return account(changes, result.getMatchedCount(), List.of());
        } catch (MongoBulkWriteException e) {
            if (PassingFailures.include(e)) {
                throw e;
            }
            return account(changes, e.getWriteResult().getMatchedCount(), e.getWriteErrors());
        }
        // endregion write
    }

    private Results account(List<FieldUpdate> changes, int matched, List<BulkWriteError> errors) {
        var failed = errors.stream().map(BulkWriteError::getIndex).collect(Collectors.toSet());
        var refused = errors.stream()
                .map(error -> refusal(changes.get(error.getIndex()), error.getCode()))
                .toList();
        var sent = without(changes, failed);
        return matched == sent.size() ? new Results(matched, 0, List.of(), refused) : compare(sent, refused);
    }

    private static RefusedValue refusal(FieldUpdate change, int code) {
        return new RefusedValue(
                change.document(),
                change.from(),
                RefusalReason.WRITE_REFUSED,
                "the database refused the update, code " + code);
    }

    private static List<FieldUpdate> without(List<FieldUpdate> changes, Set<Integer> indexes) {
        var rest = new ArrayList<FieldUpdate>();
        for (var i = 0; i < changes.size(); i++) {
            if (!indexes.contains(i)) {
                rest.add(changes.get(i));
            }
        }
        return rest;
    }

    // The server returns how many matched, not which, so all of them are looked at again.
    private Results compare(List<FieldUpdate> sent, List<RefusedValue> refused) {
        var now = values.of(sent.stream().map(FieldUpdate::document).toList());
        var converted = 0;
        var deleted = 0;
        var missed = new ArrayList<FieldUpdate.Missed>();
        for (var change : sent) {
            var current = now.get(change.document());
            if (current == null) {
                deleted++;
            } else if (current.equals(change.to())) {
                converted++;
            } else {
                missed.add(new FieldUpdate.Missed(change, current));
            }
        }
        return new Results(converted, deleted, missed, refused);
    }
}
