package mflix.report;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Projections.include;
import static mflix.mongo.BsonDocumentBuilder.document;
import static mflix.mongo.TypeFilters.isText;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * How many films there are and how they are rated, by year, director, genre and country. The database groups by the rating too, so that
 * values that are no number are separated here.
 */
@Singleton
class RatingReports {
    private final ReportQueries queries;

    @Inject
    RatingReports(ReportQueries queries) {
        this.queries = queries;
    }

    /** {@code {report: [{year, …}], skipped}}: latest year first; {@code skipped} films have no number for a year. */
    BsonDocument byYear() {
        var years = new TreeMap<Double, RatingStatistics>(Comparator.reverseOrder());
        long skipped = 0;
        for (var row : queries.movies(List.of(project(include("year", "imdb")), groupedBy("year")))) {
            var year = row.getDocument("_id").get("key");
            if (RatingStatistics.isNumber(year)) {
                add(row, years.computeIfAbsent(year.asNumber().doubleValue(), unused -> new RatingStatistics()));
            } else {
                skipped += count(row);
            }
        }
        var rows = years.entrySet().stream().map(RatingReports::yearRow);
        return document().append("report", rows).append("skipped", skipped).build();
    }

    /** {@code {report: [{director, movie_count, average_rating}]}}: most films first, then by name. */
    BsonDocument byDirector(int limit) {
        return byElement("directors", "director", limit);
    }

    /** The same by genre. */
    BsonDocument byGenre(int limit) {
        return byElement("genres", "genre", limit);
    }

    /** The same by country. */
    BsonDocument byCountry(int limit) {
        return byElement("countries", "country", limit);
    }

    private BsonDocument byElement(String field, String name, int limit) {
        Map<String, RatingStatistics> elements = new HashMap<>();
        var stages =
                List.of(project(include(field, "imdb")), unwind("$" + field), match(isText(field)), groupedBy(field));
        for (var row : queries.movies(stages)) {
            var element = row.getDocument("_id").getString("key").getValue();
            add(row, elements.computeIfAbsent(element, unused -> new RatingStatistics()));
        }
        var rows = elements.entrySet().stream()
                .sorted(Comparator.<Entry<String, RatingStatistics>>comparingLong(
                                entry -> -entry.getValue().films())
                        .thenComparing(Entry::getKey))
                .limit(limit)
                .map(entry -> elementRow(name, entry))
                .toList();
        return new BsonDocument("report", new BsonArray(rows));
    }

    private static Bson groupedBy(String field) {
        var key = new Document("key", "$" + field).append("rating", "$imdb.rating");
        return group(key, sum("count", 1), sum("votes", "$imdb.votes"));
    }

    private static void add(BsonDocument row, RatingStatistics ratings) {
        ratings.add(count(row), row.getDocument("_id").get("rating"), row.get("votes"));
    }

    private static long count(BsonDocument row) {
        return row.getNumber("count").longValue();
    }

    private static BsonDocument yearRow(Entry<Double, RatingStatistics> year) {
        var ratings = year.getValue();
        return document()
                .append("year", number(year.getKey()))
                .append("movie_count", ratings.films())
                .append("average_rating", ratings.average())
                .append("highest_rating", ratings.highest())
                .append("lowest_rating", ratings.lowest())
                .append("total_votes", ratings.votes())
                .build();
    }

    private static BsonDocument elementRow(String name, Entry<String, RatingStatistics> element) {
        return document()
                .append(name, element.getKey())
                .append("movie_count", element.getValue().films())
                .append("average_rating", element.getValue().average())
                .build();
    }

    private static BsonValue number(double year) {
        return year == Math.rint(year) ? new BsonInt64((long) year) : new BsonDouble(year);
    }
}
