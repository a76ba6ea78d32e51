package mflix.movies;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.not;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** What films can be sorted by: the fields for which there is an index that ends with the id. */
enum MovieSort {
    REVIEWED("reviewed", "tomatoes.viewer.numReviews", true),
    RATING("rating", "imdb.rating", true),
    YEAR("year", "year", true),
    TITLE("title", "title", false);

    private final String parameter;
    private final String field;
    private final boolean isNumber;

    MovieSort(String parameter, String field, boolean isNumber) {
        this.parameter = parameter;
        this.field = field;
        this.isNumber = isNumber;
    }

    String parameter() {
        return parameter;
    }

    String field() {
        return field;
    }

    /** Numbers begin with the highest, titles with A. */
    boolean beginsWithHighest() {
        return isNumber;
    }

    /** What a film has there: a BSON null when nothing; absent behind an array, which has several values. */
    Optional<BsonValue> valueOf(BsonDocument film) {
        BsonValue value = film;
        for (var name : field.split("\\.", -1)) {
            if (value.isArray()) {
                return Optional.empty();
            }
            value = value.isDocument() ? value.asDocument().get(name, BsonNull.VALUE) : BsonNull.VALUE;
        }
        return Optional.of(value);
    }

    /** A number, or a title that is a text and not empty: what {@link #present} selects. */
    boolean isOfItsType(BsonValue value) {
        return isNumber
                ? value.isNumber() && !Double.isNaN(value.asNumber().doubleValue())
                : value.isString() && !value.asString().getValue().isEmpty();
    }

    // region present
    /** Films that have a place in this order: a number, or a title that is a text and not empty. */
    Bson present() {
        return isNumber ? gte(field, Double.NEGATIVE_INFINITY) : gt(field, "");
    }

    /** All other films. */
    Bson absent() {
        return not(present());
    }
    // endregion present
}
