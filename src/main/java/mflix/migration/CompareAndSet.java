package mflix.migration;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;

/**
 * One unordered bulk of single updates, each filtered on the value it replaces: the filter is the whole guarantee. Single
 * updates, because after a step-down the driver repeats those and never an {@code updateMany}.
 */
final class CompareAndSet implements Writer {
    private final MongoCollection<RawBsonDocument> documents;
    private final Conversion conversion;
    private final DocumentValues values;

    CompareAndSet(Stores stores) {
        this.documents = stores.storage().documents(stores.conversion().collection());
        this.conversion = stores.conversion();
        this.values = stores.values();
    }

    @Override
    public Written write(List<Change> changes) {
        if (changes.isEmpty()) {
            return Written.NOTHING;
        }
        var updates = changes.stream()
                .map(change -> change.update(conversion.field()))
                .toList();
        try {
            var result = documents.bulkWrite(updates, new BulkWriteOptions().ordered(false));
            return account(changes, result.getMatchedCount(), List.of());
        } catch (MongoBulkWriteException e) {
            if (Outage.passes(e)) {
                throw e;
            }
            return account(changes, e.getWriteResult().getMatchedCount(), e.getWriteErrors());
        }
    }

    private Written account(List<Change> changes, int matched, List<BulkWriteError> errors) {
        var failed = errors.stream().map(BulkWriteError::getIndex).collect(Collectors.toSet());
        var refused = errors.stream()
                .map(error -> refusal(changes.get(error.getIndex()), error.getCode()))
                .toList();
        var sent = without(changes, failed);
        return matched == sent.size() ? new Written(matched, 0, List.of(), refused) : compare(sent, refused);
    }

    private static Refusal refusal(Change change, int code) {
        return new Refusal(
                change.document(),
                change.from(),
                Reason.WRITE_REFUSED,
                "the database refused the update, code " + code);
    }

    private static List<Change> without(List<Change> changes, Set<Integer> indexes) {
        var rest = new ArrayList<Change>();
        for (var i = 0; i < changes.size(); i++) {
            if (!indexes.contains(i)) {
                rest.add(changes.get(i));
            }
        }
        return rest;
    }

    // The server tells how many matched, not which, so all of them are looked at again.
    private Written compare(List<Change> sent, List<Refusal> refused) {
        var now = values.of(sent.stream().map(Change::document).toList());
        var converted = 0;
        var deleted = 0;
        var missed = new ArrayList<Change.Missed>();
        for (var change : sent) {
            var current = now.get(change.document());
            if (current == null) {
                deleted++;
            } else if (current.equals(change.to())) {
                converted++;
            } else {
                missed.add(new Change.Missed(change, current));
            }
        }
        return new Written(converted, deleted, missed, refused);
    }
}
