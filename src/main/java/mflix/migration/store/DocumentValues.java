package mflix.migration.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.FieldPath;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** One field of documents, by their ids. */
public final class DocumentValues {
    private final MongoCollection<RawBsonDocument> documents;
    private final String field;

    DocumentValues(MongoCollection<RawBsonDocument> documents, String field) {
        this.documents = documents;
        this.field = field;
    }

    /** Id to value, {@link Conversion#ABSENT} where the field is not there; a document that is gone is not in it. */
    public Map<BsonValue, BsonValue> of(Collection<BsonValue> ids) {
        var values = new HashMap<BsonValue, BsonValue>();
        documents
                .find(Filters.in("_id", ids))
                .projection(Projections.include(field))
                .forEach(document -> values.put(document.get("_id"), FieldPath.read(document, field)));
        return values;
    }
}
