package mflix.report;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The most active commenters. */
@Singleton
class CommenterReport {
    private static final int PLACES = 20;

    // region most-active
    // Only texts compare as equal to or above the empty text. With $type the server would read every comment; this
    // way the index on the e-mail alone is enough.
    static final List<Bson> MOST_ACTIVE = List.of(
            match(gte("email", "")),
            group("$email", sum("count", 1)),
            sort(orderBy(descending("count"), ascending("_id"))),
            limit(PLACES));

    private final ReportQueries queries;

    @Inject
    CommenterReport(ReportQueries queries) {
        this.queries = queries;
    }
    // endregion most-active

    /** {@code {report: [{_id: e-mail, count}]}}: at most 20, count descending, then e-mail; only e-mails that are texts. */
    BsonDocument mostActive() {
        var rows = new BsonArray();
        for (var row : queries.lastingComments(MOST_ACTIVE)) {
            // the filter finds a list of texts, too; a stage that leaves those out would need more than the index
            if (row.isString("_id")) {
                rows.add(row);
            }
        }
        return new BsonDocument("report", rows);
    }
}
