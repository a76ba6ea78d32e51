package mflix.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.MovableClock;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
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
            var act = n == 3 ? AuditedAct.ADMIN_MADE : AuditedAct.FILM_ADDED;
            audit.around(AuditEntry.of("admin@example.com", act, new BsonDocument("n", new BsonInt32(n))), () -> true);
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

    private static AuditEntry entry(int n) {
        return AuditEntry.of("a@example.com", AuditedAct.FILM_REMOVED, new BsonDocument("n", new BsonInt32(n)));
    }

    private MongoCollection<BsonDocument> rows() {
        return database.documents().getCollection("mflix_audit", BsonDocument.class);
    }

    @Test
    @Tag("F-382")
    void theRowIsThereAsUnconfirmedBeforeTheActAndConfirmedAfterIt() {
        var during =
                audit.around(entry(1), () -> rows().find().first(), done -> new BsonDocument("n", new BsonInt32(2)));
        assertThat(during.getBoolean("unconfirmed").getValue()).isTrue();
        assertThat(during.getDocument("about").getInt32("n").getValue()).isEqualTo(1);
        var after = rows().find().first();
        assertThat(after.keySet()).containsExactly("_id", "at", "by", "act", "about", "expires");
        assertThat(after.get("_id")).isEqualTo(during.get("_id"));
        assertThat(after.getDocument("about").getInt32("n").getValue()).isEqualTo(2);
    }

    @Test
    @Tag("F-382")
    void nothingIsDoneWithoutARow() {
        rows().createIndex(Indexes.ascending("act"), new IndexOptions().unique(true));
        audit.around(entry(1), () -> true);
        var done = new AtomicBoolean();
        assertThatThrownBy(() -> audit.around(entry(2), () -> done.getAndSet(true)))
                .isInstanceOf(MongoException.class);
        assertThat(done).isFalse();
    }

    @Test
    @Tag("F-382")
    void whatWasRefusedLeavesNoRow() {
        for (var kind : List.of(ProblemKind.NOT_FOUND, ProblemKind.PRECONDITION_FAILED, ProblemKind.ALREADY_EXISTS)) {
            assertThatThrownBy(() -> audit.around(entry(1), () -> {
                        throw Problem.of(kind, "no");
                    }))
                    .isInstanceOf(Problem.class);
        }
        assertThat(numbers(Map.of())).isEmpty();
    }

    @Test
    @Tag("F-382")
    void whatMayHaveBeenDoneStaysUnconfirmed() {
        for (var failure : List.of(
                Problem.of(ProblemKind.WRITE_UNCONFIRMED, "lost"),
                new MongoTimeoutException("away"),
                new IllegalStateException("a defect"))) {
            assertThatThrownBy(() -> audit.around(entry(1), () -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
        assertThat(audit.page(Map.of()).getArray("entries")).hasSize(3).allSatisfy(row -> assertThat(
                        row.asDocument().getBoolean("unconfirmed").getValue())
                .isTrue());
    }

    @Test
    @Tag("F-382")
    void anActWhoseEndCannotBeRecordedIsDoneAllTheSame() {
        rows().createIndex(Indexes.ascending("about.n"), new IndexOptions().unique(true));
        assertThat(audit.around(
                        entry(1),
                        () -> {
                            audit.around(entry(2), () -> true);
                            return "done";
                        },
                        done -> new BsonDocument("n", new BsonInt32(2))))
                .isEqualTo("done");
        assertThat(rows().countDocuments(Filters.exists("unconfirmed"))).isEqualTo(1);
    }

    @Test
    @Tag("F-387")
    void aRowStaysForTheTimeOfTheSettingAndItsEndIsNotShown() {
        audit.around(entry(1), () -> true);
        clock.move(Duration.ofDays(729));
        audit.around(entry(2), () -> true);
        assertThat(audit.removeExpired()).isZero();
        assertThat(audit.page(Map.of()).getArray("entries"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.asDocument().keySet()).doesNotContain("expires"));
        clock.move(Duration.ofDays(2));
        assertThat(audit.removeExpired()).isEqualTo(1);
        assertThat(numbers(Map.of())).containsExactly(2);
    }

    @Test
    @Tag("F-387")
    void withoutAnEndRowsStayForEver() {
        var settings = MongoSettings.from(
                new SettingsReader(key -> Optional.of("0").filter(any -> key.equals("mflix.audit.days"))));
        var forEver = new AuditLog(database.documents(), settings, clock);
        forEver.around(entry(1), () -> true);
        clock.move(Duration.ofDays(40_000));
        assertThat(forEver.removeExpired()).isZero();
        assertThat(numbers(Map.of())).containsExactly(1);
    }

    @Test
    @Tag("F-387")
    void aMongoDbIsAskedToRemoveThem() {
        assertThat(DatabaseIndexes.make(database.documents())).isEmpty();
        assertThat(database.documents().getCollection("mflix_audit").listIndexes())
                .anySatisfy(index -> assertThat(index)
                        .containsEntry("key", new Document("expires", 1))
                        .containsKey("expireAfterSeconds"));
    }

    @Test
    void anActThatIsNoneIsRefused() {
        for (var act : List.of("", "film", "FILM_ADDED")) {
            var refusal = catchThrowableOfType(Problem.class, () -> audit.page(Map.of("act", List.of(act))));
            assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_PARAMETER);
        }
    }
}
