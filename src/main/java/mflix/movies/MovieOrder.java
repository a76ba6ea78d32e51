package mflix.movies;

import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import java.util.Arrays;
import mflix.request.QueryParameters;
import org.bson.conversions.Bson;

/**
 * The order of a list of films, as an index has it. What begins with the lowest is exactly the reverse of what begins with the
 * highest.
 *
 * @param isAsked by a parameter: films without a value of the right type are left out then, so that none of them comes first
 */
record MovieOrder(MovieSort by, boolean isDescending, boolean isAsked) {
    static final String SORT = "sort";
    static final String ORDER = "order";

    /** Most reviewed first, films without reviews last. */
    private static final MovieOrder USUAL = new MovieOrder(MovieSort.REVIEWED, true, false);

    /** Reads {@code sort} and {@code order}; bad values are collected in the parameters. */
    static MovieOrder of(QueryParameters parameters) {
        var names = Arrays.stream(MovieSort.values()).map(MovieSort::parameter).toArray(String[]::new);
        var sort = parameters.oneOf(SORT, USUAL.by.parameter(), names);
        var by = Arrays.stream(MovieSort.values())
                .filter(one -> one.parameter().equals(sort))
                .findFirst()
                .orElse(USUAL.by); // refused by then
        var order = parameters.oneOf(ORDER, by.beginsWithHighest() ? "desc" : "asc", "asc", "desc");
        var isAsked = parameters.isGiven(SORT) || parameters.isGiven(ORDER);
        return isAsked ? new MovieOrder(by, order.equals("desc"), true) : USUAL;
    }

    Bson sort() {
        var ids = isDescending == by.beginsWithHighest() ? ascending("_id") : descending("_id");
        return orderBy(isDescending ? descending(by.field()) : ascending(by.field()), ids);
    }
}
