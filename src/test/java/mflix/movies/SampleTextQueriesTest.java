package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import mflix.testing.LocalReads;
import mflix.testing.SampleData;
import mflix.testing.Site;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The searches that a real server is compared by: enough, always the same, of every kind, and worth asking. */
@Tag("F-504")
class SampleTextQueriesTest {
    private static List<Document> films;
    private static List<String> queries;

    @BeforeAll
    static void make() {
        SampleData.require();
        films = SampleData.of("movies");
        queries = SampleTextQueries.of(films);
    }

    @Test
    void theyAreThreeHundredDifferentOnesAndAlwaysTheSame() {
        assertThat(queries).hasSize(300).doesNotHaveDuplicates().isEqualTo(SampleTextQueries.of(films));
    }

    @Test
    void thereAreSomeOfEveryKind() {
        assertThat(queries.stream().filter(query -> query.matches("[a-z]+"))).hasSizeGreaterThan(70);
        assertThat(queries.stream().filter(query -> query.matches("\"[^\"]+\"")))
                .hasSizeGreaterThan(50);
        assertThat(queries.stream().filter(query -> query.matches(".* -.*"))).hasSizeGreaterThan(15);
        assertThat(queries.stream().filter(query -> query.startsWith("-"))).hasSize(2);
        assertThat(queries.stream().filter(query -> query.contains("\u00e8"))).hasSizeGreaterThan(11);
        assertThat(queries.stream().filter(query -> query.contains("'"))).hasSizeGreaterThan(10);
        assertThat(queries).contains("the", "of");
    }

    @Test
    void mostFindSomethingAndSomeNothing() {
        try (var database = TestDatabase.inMemory()) {
            database.documents().getCollection("movies").insertMany(films);
            var api = new LocalReads(database.documents(), database.database());
            var totals = IntStream.range(0, queries.size())
                    .filter(i -> i % 10 == 0
                            || queries.get(i).startsWith("-")
                            || queries.get(i).equals("the"))
                    .mapToObj(i -> api.get("movies/search?text=" + Site.encoded(queries.get(i)))
                            .getNumber("total_results")
                            .intValue())
                    .toList();
            assertThat(totals.stream().filter(total -> total > 0)).hasSizeGreaterThan(10);
            assertThat(totals).contains(0);
        }
    }
}
