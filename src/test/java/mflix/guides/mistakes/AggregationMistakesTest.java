package mflix.guides.mistakes;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mflix.bench.CannedFilms;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Facets that hide what else could be chosen, and one question for each row of a report. */
@Tag("F-371")
class AggregationMistakesTest {
    private final WatchedClient client = new WatchedClient();
    private MongoDatabase database;

    // region facet-under-its-own-filter
    static List<Document> genres(MongoDatabase database, Bson everythingThatIsChosen) {
        return database.getCollection("movies")
                .aggregate(List.of(match(everythingThatIsChosen), unwind("$genres"), group("$genres", sum("count", 1))))
                .into(new ArrayList<>());
    }
    // endregion facet-under-its-own-filter

    // region one-question-a-row
    static List<Document> mostCommented(MongoDatabase database, int most) {
        var rows = database.getCollection("comments")
                .aggregate(List.of(group("$movie_id", sum("total", 1)), sort(descending("total")), limit(most)))
                .into(new ArrayList<>());
        for (var row : rows) {
            row.append(
                    "film",
                    database.getCollection("movies").find(eq(row.get("_id"))).first());
            row.append(
                    "recent",
                    database.getCollection("comments")
                            .find(eq("movie_id", row.get("_id")))
                            .sort(descending("date"))
                            .limit(5)
                            .into(new ArrayList<>()));
        }
        return rows;
    }
    // endregion one-question-a-row

    @BeforeEach
    void fill() {
        database = client.documents();
        var films = CannedFilms.all();
        database.getCollection("movies", BsonDocument.class).insertMany(films);
        database.getCollection("comments")
                .insertMany(IntStream.range(0, 600)
                        .mapToObj(
                                n -> new Document("movie_id", films.get(n % 60).get("_id")))
                        .toList());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void genreThatIsChosenHidesThoseOfAllOtherFilms() {
        var all = genres(database, new Document());
        var left = genres(database, eq("genres", "Western"));
        System.out.printf("guides: genres to choose from: %d before, %d after%n", all.size(), left.size());
        assertThat(left).hasSizeLessThan(all.size());
        assertThat(left).extracting(row -> row.getString("_id")).doesNotContain("Horror");
    }

    @Test
    void reportOnFiftyFilmsSendsAHundredAndOneCommands() {
        assertThat(client.costOf(() -> mostCommented(database, 50)).commands()).isEqualTo(101);
    }
}
