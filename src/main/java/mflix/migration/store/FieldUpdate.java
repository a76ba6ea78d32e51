package mflix.migration.store;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.RefusalReason;
import mflix.migration.conversion.RefusedValue;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** One guarded update: in the document with that id the value {@code from} becomes {@code to}; either may be {@link Conversion#ABSENT}. */
public record FieldUpdate(BsonValue document, BsonValue from, BsonValue to) {

    /** An update that found another value than the one it replaces, and did not change it. */
    public record Missed(FieldUpdate change, BsonValue current) {

        /** As an undo lists it. */
        public RefusedValue changedSince() {
            return new RefusedValue(
                    change.document(),
                    current,
                    RefusalReason.CHANGED_SINCE,
                    "changed after the conversion; it was " + change.to());
        }
    }

    // region update
    // One flat filter document: the embedded server looks an id up only when it is at the top level.
    public UpdateOneModel<RawBsonDocument> update(String field) {
        var guard = from == Conversion.ABSENT ? new BsonDocument("$exists", BsonBoolean.FALSE) : from;
        var filter = new BsonDocument("_id", document).append(field, guard);
        return new UpdateOneModel<>(filter, to == Conversion.ABSENT ? Updates.unset(field) : Updates.set(field, to));
    }
    // endregion update
}
