package mflix.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatingReportsOnEmbeddedFileTest {

    @TempDir
    private Path folder;

    @Test
    @Tag("F-508")
    void filmsWithListsInThePlaceOfTheirRatingsCountWithoutOne() {
        try (var database = TestDatabase.embedded(folder)) {
            database.documents()
                    .getCollection("movies")
                    .insertMany(List.of(
                            film().append("imdb", new Document("rating", 8.0).append("votes", 3)),
                            film().append("imdb", List.of(1)).append("tomatoes", List.of(1)),
                            film().append("imdb", List.of(1, new Document("votes", 2), new Document("rating", 5)))
                                    .append(
                                            "tomatoes",
                                            List.of(new Document("viewer", List.of(1, new Document("rating", 3)))))));
            var reports = new RatingReports(new ReportQueries(database.documents(), ReportsContract.SETTINGS));
            assertCounted(reports.byYear());
            assertCounted(reports.byDirector(5));
            assertCounted(reports.byGenre(5));
            assertCounted(reports.byCountry(5));
            var decade =
                    new DecadeRatings(new ReportQueries(database.documents(), ReportsContract.SETTINGS)).compared();
            assertThat(decade.getArray("report")
                            .get(0)
                            .asDocument()
                            .getDocument("imdb")
                            .toJson())
                    .isEqualTo("{\"average\": 8.0, \"rated\": 1}");
        }
    }

    private static Document film() {
        return new Document("year", 1950)
                .append("directors", List.of("Ada"))
                .append("genres", List.of("Drama"))
                .append("countries", List.of("USA"));
    }

    private static void assertCounted(BsonDocument report) {
        var row = report.getArray("report").get(0).asDocument();
        assertThat(row.getInt64("movie_count").getValue()).isEqualTo(3);
        assertThat(row.getDouble("average_rating").getValue()).isEqualTo(8.0);
    }
}
