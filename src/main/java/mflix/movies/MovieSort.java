package mflix.movies;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.not;

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
