package mflix.report;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Projections.include;
import static mflix.mongo.BsonDocumentBuilder.document;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import mflix.mongo.BsonDocumentBuilder;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How the readers of IMDb, critics and viewers rate the films of each decade, each on the scale that the data has. */
@Singleton
class DecadeRatings {
    private final ReportQueries queries;

    @Inject
    DecadeRatings(ReportQueries queries) {
        this.queries = queries;
    }

    /** {@code {report: [{decade, movie_count, imdb, critics, viewers}], skipped}}: latest decade first; {@code skipped} films have no number for a year. */
    BsonDocument compared() {
        var films = new TreeMap<Long, Long>(Comparator.reverseOrder());
        long skipped = 0;
        for (var row : queries.movies(List.of(project(include("year")), group("$year", sum("count", 1))))) {
            var year = row.get("_id");
            if (RatingStatistics.isNumber(year)) {
                films.merge(decade(year), count(row), Long::sum);
            } else {
                skipped += count(row);
            }
        }
        return document()
                .append("report", rows(films))
                .append("skipped", skipped)
                .build();
    }

    private BsonArray rows(Map<Long, Long> films) {
        var imdb = ratings("imdb.rating");
        var critics = ratings("metacritic");
        var viewers = ratings("tomatoes.viewer.rating");
        return new BsonArray(films.entrySet().stream()
                .map(row -> row(row).append("imdb", rating(imdb.get(row.getKey())))
                        .append("critics", rating(critics.get(row.getKey())))
                        .append("viewers", rating(viewers.get(row.getKey())))
                        .build())
                .toList());
    }

    private static BsonDocumentBuilder row(Entry<Long, Long> films) {
        return document().append("decade", films.getKey()).append("movie_count", films.getValue());
    }

    /** By decade. The database groups by the rating, too, so that NaN is separated here. */
    private Map<Long, RatingStatistics> ratings(String field) {
        var key = new Document("year", "$year").append("rating", "$" + field);
        var decades = new HashMap<Long, RatingStatistics>();
        var stages = List.of(match(isNumber(field)), project(include("year", field)), group(key, sum("count", 1)));
        for (var row : queries.movies(stages)) {
            var group = row.getDocument("_id");
            if (RatingStatistics.isNumber(group.get("year"))) {
                decades.computeIfAbsent(decade(group.get("year")), unused -> new RatingStatistics())
                        .add(count(row), group.get("rating"), null);
            }
        }
        return decades;
    }

    // A list on the way is no rating of the film; it is left out here, so that nothing is grouped by it.
    private static Bson isNumber(String field) {
        var conditions = new ArrayList<Bson>(List.of(type(field, "number")));
        for (int dot = field.indexOf('.'); dot > 0; dot = field.indexOf('.', dot + 1)) {
            conditions.add(not(type(field.substring(0, dot), BsonType.ARRAY)));
        }
        return and(conditions);
    }

    private static long decade(BsonValue year) {
        return (long) Math.floor(year.asNumber().doubleValue() / 10) * 10;
    }

    private static long count(BsonDocument row) {
        return row.getNumber("count").longValue();
    }

    /** {@code {average, rated}}; null ratings are those of no film. */
    private static BsonDocument rating(RatingStatistics ratings) {
        var all = ratings == null ? new RatingStatistics() : ratings;
        return document()
                .append("average", all.average())
                .append("rated", all.rated())
                .build();
    }
}
