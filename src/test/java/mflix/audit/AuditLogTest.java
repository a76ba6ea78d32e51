package mflix.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.MovableClock;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-275")
class AuditLogTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T10:00:00Z"));
    private final AuditLog audit =
            new AuditLog(database.documents(), MongoSettings.from(new SettingsReader(key -> Optional.empty())), clock);

    @AfterEach
    void close() {
        database.close();
    }

    private List<Integer> numbers(Map<String, List<String>> sent) {
        return audit.page(sent).getArray("entries").stream()
                .map(entry ->
                        entry.asDocument().getDocument("about").getInt32("n").getValue())
                .toList();
    }

    @Test
    void theLatestComesFirstAPageAtATimeAndByKind() {
        for (int n = 1; n <= 5; n++) {
            audit.add(
                    "admin@example.com",
                    n == 3 ? AuditedAct.ADMIN_MADE : AuditedAct.FILM_ADDED,
                    new BsonDocument("n", new BsonInt32(n)));
            clock.move(Duration.ofSeconds(1));
        }
        assertThat(numbers(Map.of())).containsExactly(5, 4, 3, 2, 1);
        assertThat(numbers(Map.of("entries_per_page", List.of("2"), "page", List.of("1"))))
                .containsExactly(3, 2);
        assertThat(numbers(Map.of("act", List.of("film_added")))).containsExactly(5, 4, 2, 1);
        assertThat(audit.page(Map.of("act", List.of("admin_made")))
                        .getNumber("total_results")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void whatWasTakenBackIsGone() {
        var row =
                audit.add("a@example.com", AuditedAct.COMMENT_REMOVED, new BsonDocument("n", new BsonInt32(1)), "why");
        audit.takeBack(row);
        assertThat(numbers(Map.of())).isEmpty();
    }

    @Test
    void anActThatIsNoneIsRefused() {
        for (var act : List.of("", "film", "FILM_ADDED")) {
            var refusal = catchThrowableOfType(Problem.class, () -> audit.page(Map.of("act", List.of(act))));
            assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_PARAMETER);
        }
    }
}
