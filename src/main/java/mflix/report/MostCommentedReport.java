package mflix.report;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static mflix.mongo.TypeFilters.isNotArray;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** The films with most comments, counted in the comments themselves; comments on films that do not exist are left out. */
@Singleton
class MostCommentedReport {
    private static final int RECENT = 5;
    private static final int LOOKED_UP_AT_ONCE = 200;
    private static final List<Bson> COUNTS = List.of(
            match(and(type("movie_id", BsonType.OBJECT_ID), isNotArray("movie_id"))),
            group("$movie_id", sum("total", 1), max("latest", "$date")),
            sort(orderBy(descending("total"), ascending("_id"))));

    private final ReportQueries queries;

    @Inject
    MostCommentedReport(ReportQueries queries) {
        this.queries = queries;
    }

    /** {@code {report: [{_id, title, year, genres, imdb_rating, total_comments, most_recent_comment_date, recent_comments}]}}. */
    BsonDocument most(int limit) {
        var rows = rows(limit);
        recent(rows);
        return new BsonDocument("report", new BsonArray(new ArrayList<>(rows.values())));
    }

    private Map<BsonValue, BsonDocument> rows(int limit) {
        var counts = queries.comments(COUNTS).into(new ArrayList<>());
        var rows = new LinkedHashMap<BsonValue, BsonDocument>();
        for (int from = 0; from < counts.size() && rows.size() < limit; from += LOOKED_UP_AT_ONCE) {
            var part = counts.subList(from, Math.min(counts.size(), from + LOOKED_UP_AT_ONCE));
            var films = films(part);
            part.stream()
                    .filter(count -> films.containsKey(count.get("_id")))
                    .limit(limit - rows.size())
                    .forEach(count -> rows.put(count.get("_id"), row(films.get(count.get("_id")), count)));
        }
        return rows;
    }

    // region films
    private Map<BsonValue, BsonDocument> films(List<BsonDocument> counts) {
        var ids = counts.stream().map(count -> count.get("_id")).toList();
        var films = new HashMap<BsonValue, BsonDocument>();
        queries.findMovies(in("_id", ids))
                .projection(include("title", "year", "genres", "imdb.rating"))
                .forEach(film -> films.put(film.get("_id"), film));
        return films;
    }
    // endregion films

    private static BsonDocument row(BsonDocument film, BsonDocument count) {
        var imdb = film.isDocument("imdb") ? film.getDocument("imdb") : new BsonDocument();
        return new BsonDocument("_id", film.get("_id"))
                .append("title", film.get("title", BsonNull.VALUE))
                .append("year", film.get("year", BsonNull.VALUE))
                .append("genres", film.get("genres", BsonNull.VALUE))
                .append("imdb_rating", imdb.get("rating", BsonNull.VALUE))
                .append("total_comments", count.get("total"))
                .append("most_recent_comment_date", count.get("latest", BsonNull.VALUE))
                .append("recent_comments", new BsonArray());
    }

    // region recent
    // One query for all films, because one for each would be fifty.
    private void recent(Map<BsonValue, BsonDocument> rows) {
        var newest = queries.findComments(in("movie_id", rows.keySet()))
                .projection(include("movie_id", "name", "text", "date"))
                .sort(descending("date", "_id"));
        for (var comment : newest) {
            var film = rows.get(comment.remove("movie_id"));
            // a list with the id of a film is found, too, and belongs to none
            if (film != null && film.getArray("recent_comments").size() < RECENT) {
                film.getArray("recent_comments").add(comment);
            }
        }
    }
    // endregion recent
}
