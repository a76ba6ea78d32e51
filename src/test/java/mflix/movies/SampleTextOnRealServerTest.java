package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mflix.mongo.DatabaseIndexes;
import mflix.testing.LocalReads;
import mflix.testing.SampleData;
import mflix.testing.Site;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three hundred searches over the sample films: a MongoDB by its text index and the embedded database by its scan find as many, the best first. */
@Tag("real")
@Tag("F-504")
class SampleTextOnRealServerTest {
    private static final int FIRST = 10;
    private static final int READ = 100;
    /** Scores are sums of fractions: what differs by less is equal. */
    private static final double EQUAL = 1e-6;

    private static TestDatabase real;
    private static TestDatabase embedded;
    private static List<Pair> pairs;

    private record Pair(String query, Found real, Found embedded) {}

    private record Found(long total, List<BsonDocument> films) {
        private double score(int place) {
            return films.get(place).getNumber("score").doubleValue();
        }

        /** The first place behind the films that score as much as the one at that place. */
        private int endOfEqual(int place) {
            var end = place + 1;
            while (end < films.size() && score(place) - score(end) < EQUAL) {
                end++;
            }
            return end;
        }

        private List<BsonValue> ids(int from, int to) {
            return films.subList(Math.min(from, films.size()), Math.min(to, films.size())).stream()
                    .map(film -> film.get("_id"))
                    .toList();
        }
    }

    @BeforeAll
    static void search() {
        SampleData.require();
        real = TestDatabase.onRealServer();
        embedded = TestDatabase.inMemory();
        var films = SampleData.of("movies");
        var there = filled(real, films);
        var here = filled(embedded, films);
        pairs = SampleTextQueries.of(films).stream()
                .map(query -> new Pair(query, found(there, query), found(here, query)))
                .toList();
    }

    private static LocalReads filled(TestDatabase database, List<Document> films) {
        database.documents().getCollection("movies").insertMany(films);
        DatabaseIndexes.make(database.documents());
        return new LocalReads(database.documents(), database.database());
    }

    private static Found found(LocalReads api, String query) {
        var reply = api.get("movies/search?entries_per_page=" + READ + "&text=" + Site.encoded(query));
        return new Found(
                reply.getNumber("total_results").longValue(),
                reply.getArray("movies").stream().map(BsonValue::asDocument).toList());
    }

    @AfterAll
    static void close() {
        for (var database : new TestDatabase[] {real, embedded}) {
            if (database != null) {
                database.close();
            }
        }
    }

    @Test
    void totalsAreEqual() {
        assertThat(pairs.stream()
                        .filter(pair -> pair.real().total() != pair.embedded().total())
                        .map(pair -> pair.query() + ": " + pair.real().total() + " in MongoDB, "
                                + pair.embedded().total() + " in the embedded database"))
                .isEmpty();
        assertThat(pairs).hasSize(300);
    }

    @Test
    void theFirstTenAreInTheSameOrderWhereScoresDiffer() {
        var different = new ArrayList<String>();
        for (var pair : pairs) {
            var films = pair.real().films().size();
            var end = 0;
            for (int from = 0; from < Math.min(FIRST, films); from = end) {
                end = pair.real().endOfEqual(from);
                if (end == READ) {
                    break; // others of that score may follow
                }
                if (!pair.embedded().ids(from, end).containsAll(pair.real().ids(from, end))) {
                    different.add(pair.query() + " at places " + from + " to " + (end - 1));
                }
            }
        }
        assertThat(different).isEmpty();
    }
}
