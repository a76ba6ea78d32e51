package mflix.movies;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.facet;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static mflix.mongo.TypeFilters.isText;

import com.mongodb.client.model.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mflix.mongo.bounds.BoundedCount;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * The whole result counted by each facet in one aggregation. A facet is counted without its own filter, so that its other
 * values stay to be chosen too.
 */
final class FacetAggregation {
    private static final String ALL = "all";

    private final MovieFilter asked;

    FacetAggregation(MovieFilter asked) {
        this.asked = asked;
    }

    // region stages
    /** @param base selects the films that the question without any facet finds */
    List<Bson> stages(Bson base) {
        var facets = new ArrayList<Facet>();
        for (var numbers : MovieFacet.values()) {
            facets.add(new Facet(numbers.parameter(), others(numbers.parameter()), numbers.countAtServer()));
        }
        MovieFilter.NAMED_FACETS.forEach((name, field) -> facets.add(new Facet(
                name,
                others(name),
                unwind("$" + field),
                match(isText(field)),
                group("$" + field, sum("count", 1)),
                sort(orderBy(descending("count"), ascending("_id"))))));
        facets.add(new Facet(MovieFilter.YEAR, others(MovieFilter.YEAR), group("$year", sum("count", 1))));
        facets.add(new Facet(ALL, group(null, sum("count", 1))));
        return List.of(
                match(base),
                limit(BoundedCount.LIMIT),
                project(include(MovieFacet.RATING.field(), MovieFacet.RUNTIME.field(), "genres", "countries", "year")),
                facet(facets));
    }

    private Bson others(String facet) {
        return match(asked.facetsWithout(facet).conditions());
    }
    // endregion stages

    /**
     * {@code {rating, runtime, genre, countries, year}}, each rows {@code {_id, count}}; with {@code is_exact} false when there are more
     * films than are counted.
     */
    static BsonDocument inOrder(BsonDocument counts) {
        var ordered = new BsonDocument();
        for (var numbers : MovieFacet.values()) {
            ordered.append(numbers.parameter(), counts.get(numbers.parameter()));
        }
        MovieFilter.NAMED_FACETS.keySet().forEach(name -> ordered.append(name, counts.get(name)));
        ordered.append(MovieFilter.YEAR, byYear(counts.getArray(MovieFilter.YEAR)));
        return isExact(counts.getArray(ALL)) ? ordered : ordered.append("is_exact", BsonBoolean.FALSE);
    }

    private static boolean isExact(List<BsonValue> all) {
        return all.isEmpty()
                || BoundedCount.upTo(all.get(0).asDocument().getNumber("count").longValue())
                        .isExact();
    }

    // a year that is no whole number has no bar of its own
    private static BsonArray byYear(List<BsonValue> counted) {
        var years = new TreeMap<Integer, Long>();
        long other = 0;
        for (var row : counted) {
            var year = row.asDocument().get("_id");
            var count = row.asDocument().getNumber("count").longValue();
            if (year != null
                    && year.isNumber()
                    && year.asNumber().doubleValue() == year.asNumber().intValue()) {
                years.merge(year.asNumber().intValue(), count, Long::sum);
            } else {
                other += count;
            }
        }
        var rows = new BsonArray();
        for (Map.Entry<Integer, Long> year : years.entrySet()) {
            rows.add(row(new BsonInt32(year.getKey()), year.getValue()));
        }
        if (other > 0) {
            rows.add(row(new BsonString(MovieFacet.OTHER), other));
        }
        return rows;
    }

    private static BsonDocument row(BsonValue id, long count) {
        return new BsonDocument("_id", id).append("count", new BsonInt64(count));
    }
}
