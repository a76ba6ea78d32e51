package mflix.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.type;

import org.bson.BsonType;
import org.bson.conversions.Bson;

/** Filters on the type of one value: {@code $type} alone also finds an array that holds a value of that type. */
public final class TypeFilters {
    private TypeFilters() {}

    /** The field is a text that is not empty. */
    public static Bson isText(String field) {
        return and(type(field, BsonType.STRING), isNotArray(field), ne(field, ""));
    }

    /** The field is no array, whatever else it is. */
    public static Bson isNotArray(String field) {
        return not(type(field, BsonType.ARRAY));
    }
}
