package mflix.movies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BucketOptions;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A number of a film sorted into buckets. A bucket is named by its lower bound, which belongs to it; a value in none of them
 * (beyond the last bound, missing, no number) is {@code "other"}.
 */
enum MovieFacet {
    RATING("rating", "metacritic", List.of(0, 50, 70, 90, 100)),
    RUNTIME("runtime", "runtime", List.of(0, 60, 90, 120, 180));

    static final String OTHER = "other";

    private final String parameter;
    private final String field;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: it is
    private final List<Integer> bounds;

    MovieFacet(String parameter, String field, List<Integer> bounds) {
        this.parameter = parameter;
        this.field = field;
        this.bounds = bounds;
    }

    /** The name of the query parameter, and of the facet in the reply. */
    String parameter() {
        return parameter;
    }

    String field() {
        return field;
    }

    /** The names of all buckets: {@code 0, 60, 90, 120, other}. */
    List<String> buckets() {
        var names = bounds.subList(0, bounds.size() - 1).stream()
                .map(String::valueOf)
                .collect(Collectors.toList());
        names.add(OTHER);
        return names;
    }

    /** Films in any of the named buckets. */
    Bson anyOf(List<String> names) {
        return or(names.stream().map(this::bucket).toList());
    }

    /** The stage that counts all films by bucket: rows {@code {_id, count}}. */
    Bson countAtServer() {
        return Aggregates.bucket("$" + field, bounds, new BucketOptions().defaultBucket(OTHER));
    }

    /** Counts these films by bucket: rows {@code {_id, count}} in ascending order, {@code other} last, none that is empty. */
    BsonArray countOf(List<? extends BsonDocument> movies) {
        var counts = new TreeMap<Integer, Integer>();
        movies.forEach(movie -> counts.merge(lowerBound(movie.get(field)), 1, Integer::sum));
        var rows = new BsonArray();
        counts.forEach(
                (bound, count) -> rows.add(new BsonDocument("_id", name(bound)).append("count", new BsonInt32(count))));
        return rows;
    }

    private Bson bucket(String name) {
        if (name.equals(OTHER)) {
            return new Document(field, new Document("$not", new Document("$gte", bounds.get(0)).append("$lt", last())));
        }
        var lower = Integer.valueOf(name);
        return and(gte(field, lower), lt(field, bounds.get(bounds.indexOf(lower) + 1)));
    }

    private int last() {
        return bounds.get(bounds.size() - 1);
    }

    private int lowerBound(BsonValue value) {
        if (value == null || !value.isNumber()) {
            return Integer.MAX_VALUE;
        }
        var number = value.asNumber().doubleValue();
        for (int i = 0; i < bounds.size() - 1; i++) {
            if (number >= bounds.get(i) && number < bounds.get(i + 1)) {
                return bounds.get(i);
            }
        }
        return Integer.MAX_VALUE;
    }

    private static BsonValue name(int bound) {
        return bound == Integer.MAX_VALUE ? new BsonString(OTHER) : new BsonInt32(bound);
    }
}
