package mflix.movies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mflix.movies.keyset.FilmCursor;
import mflix.request.QueryParameters;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.Document;
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

    private static final BsonDouble NOT_A_NUMBER = new BsonDouble(Double.NaN);

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
        var ids = beginsWithLowestId() ? ascending("_id") : descending("_id");
        return orderBy(isDescending ? descending(by.field()) : ascending(by.field()), ids);
    }

    private boolean beginsWithLowestId() {
        return isDescending == by.beginsWithHighest();
    }

    private String name() {
        return isAsked ? by.parameter() + (isDescending ? " desc" : " asc") : "";
    }

    /** Where that film is in the list; absent for one whose value is of a type that has no place among the others'. */
    Optional<FilmCursor> placeOf(BsonDocument film) {
        var value = by.valueOf(film);
        return value.filter(this::hasPlace).map(present -> new FilmCursor(name(), present, film.get("_id")));
    }

    private boolean hasPlace(BsonValue value) {
        return by.isOfItsType(value) || (!isAsked && value.isNull());
    }

    /** INVALID_PARAMETER when it is not one that this order has handed out. */
    FilmCursor place(String sent) {
        var place = FilmCursor.of(sent, name());
        if (!hasPlace(place.value())) {
            throw FilmCursor.refusal(sent);
        }
        return place;
    }

    /**
     * The films behind a place, in parts, one behind the other: each is one range of the index, which is read no further than it is
     * wanted.
     */
    List<Bson> behind(FilmCursor place) {
        var alike = and(eq(by.field(), place.value()), behindId(place.id()));
        if (place.value().isNull()) {
            return List.of(alike);
        }
        var beyond = isDescending ? lt(by.field(), place.value()) : gt(by.field(), place.value());
        return isAsked ? List.of(alike, beyond) : List.of(alike, beyond, in(by.field(), NOT_A_NUMBER, BsonNull.VALUE));
    }

    // Unlike a filter's own $gt, this one also finds ids of another type that sort behind it.
    private Bson behindId(BsonValue id) {
        return expr(new Document(beginsWithLowestId() ? "$gt" : "$lt", List.of("$_id", new Document("$literal", id))));
    }
}
