package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import mflix.migration.analysis.StrategyOffer;
import mflix.migration.conversion.LastUpdatedToDate;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunOptions.Strategy;
import mflix.migration.store.RunPace;
import mflix.migration.store.RunState;
import mflix.problem.Problem;
import mflix.testing.TestDatabase;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run in which the server converts promises. */
@Tag("migration")
abstract class PipelineContract {
    static final RunOptions PIPELINE = new RunOptions(Strategy.RANGE_PIPELINE, 100, 50, 1, RunPace.FREE);

    private TestDatabase database;
    private MongoDatabase documents;
    private Node node;

    abstract TestDatabase open();

    @BeforeEach
    void begin() {
        database = open();
        documents = database.documents();
        node = new Node(documents, PIPELINE, Clock.systemUTC());
    }

    @AfterEach
    void end() {
        if (node != null) {
            node.close();
            database.close();
        }
    }

    private Map<Object, Object> values() {
        var values = new HashMap<Object, Object>();
        OldFilms.of(documents).find().forEach(film -> values.put(film.get("_id"), film.get("lastupdated", "missing")));
        return values;
    }

    private List<Object> reasons() {
        return documents
                .getCollection("migration_errors")
                .find()
                .sort(new Document("_id", 1))
                .<Object>map(row -> row.get("reason"))
                .into(new ArrayList<>());
    }

    @Test
    @Tag("F-253")
    void serverConvertsAndBothParsersAgree() {
        OldFilms.into(documents, 430);
        OldFilms.oddOnesInto(documents);
        var invariants = Invariants.ofLastUpdated(documents);
        var run = node.migrate();
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        invariants.check(run);
        assertThat(run.storedWhy()).isEqualTo("Done and verified: 430 documents changed, 5 refused.");
        assertThat(reasons()).containsExactly("EMPTY", "EMPTY", "NO_SUCH_TIME", "UNKNOWN_FORMAT", "NOT_A_TEXT");
        var totals = Survival.exactTotals(node, run);
        assertThat(totals.counts().converted()).isEqualTo(430);
        assertThat(totals.counts().read()).isEqualTo(430 + OldFilms.REFUSED);
        assertThat(totals.documents()).isEqualTo(439);
        assertThat(run.checks().toString()).contains("originals-complete");
        assertThat(run.stored().getString("strategy").getValue()).isEqualTo("RANGE_PIPELINE");
    }

    @Test
    @Tag("F-253")
    void undoBringsEveryTextBackAndRetryAndVerifyWorkAsAfterTheFirstStrategy() {
        OldFilms.into(documents, 230);
        OldFilms.oddOnesInto(documents);
        var before = values();
        var run = node.migrate();
        OldFilms.of(documents)
                .updateOne(Filters.eq(OldFilms.id(900_004)), Updates.set("lastupdated", "2015-08-26 00:03:50"));
        assertThat(node.lead(node.act(run, RunAction.RETRY)).options().strategy())
                .isEqualTo(Strategy.COMPARE_AND_SET);
        assertThat(values()).containsEntry(OldFilms.id(900_004), Date.from(Instant.ofEpochMilli(1440547430000L)));
        assertThat(node.lead(node.act(run, RunAction.VERIFY)).state()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        assertThat(node.lead(node.act(run, RunAction.UNDO)).state()).isEqualTo(RunState.SUCCEEDED);
        before.put(OldFilms.id(900_004), "2015-08-26 00:03:50");
        assertThat(values()).isEqualTo(before);
    }

    @Test
    @Tag("F-254")
    void serverConvertsExactlyWhatTheParserConverts() {
        var conversion = new LastUpdatedToDate(Clock.systemUTC());
        var texts = BadTimestamps.BY_REASON.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
        texts.addAll(List.of(
                "2000-02-29 12:00:00",
                "1900-01-01 00:00:00",
                "1969-12-31 23:59:59.999000000",
                "2015-03-29 02:30:00",
                "2015-08-26 00:03:50.000000000",
                "2015-08-26 24:00:00",
                "2015-08-26 00:03:60",
                "2015-02-30 10:00:00.133000000",
                "2015-13-01 00:00:00",
                "2015-04-31 00:00:00",
                "2015-08-26 00:03:50\n",
                "9999-12-31 23:59:59"));
        for (var i = 0; i < texts.size(); i++) {
            OldFilms.of(documents)
                    .insertOne(new Document("_id", OldFilms.id(i + 1)).append("lastupdated", texts.get(i)));
        }
        var converting = new AtomicBoolean();
        var run = node.lead(node.start(), step -> {
            if (step == BatchMoment.WRITTEN
                    && converting.compareAndSet(false, true)) { // nothing but the server has written
                for (var i = 0; i < Math.min(100, texts.size()); i++) {
                    var outcome = conversion.convert(new BsonString(texts.get(i)));
                    var stored = values().get(OldFilms.id(i + 1));
                    assertThat(stored instanceof Date)
                            .as("%s: %s", texts.get(i), outcome)
                            .isEqualTo(outcome.toString().startsWith("Converted"));
                }
            }
        });
        assertThat(converting).isTrue();
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
    }

    @Test
    @Tag("F-253")
    void documentsWithOtherIdsAreMigratedByTheFirstStrategy() {
        List<Object> ids = List.of(new ObjectId(), "a text", 1, 2L, 2.5, new Document("nested", 1), true);
        ids.forEach(id -> OldFilms.of(documents)
                .insertOne(new Document("_id", id).append("lastupdated", "2015-08-26 00:03:50.133000000")));
        var invariants = Invariants.ofLastUpdated(documents);
        var run = node.migrate();
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED);
        invariants.check(run);
        node.lead(node.act(run, RunAction.UNDO));
        assertThat(values().values()).hasSize(7).allMatch(value -> value instanceof String);
    }

    @Test
    @Tag("F-253")
    void valueThatTheApplicationWritesAfterItsOriginalWasKeptStays() {
        OldFilms.into(documents, 60);
        var edited = Date.from(Instant.parse("2026-01-02T03:04:05Z"));
        var run = node.lead(node.start(), Survival.at(BatchMoment.ORIGINALS_KEPT, 1, () -> OldFilms.of(documents)
                .updateOne(Filters.eq(OldFilms.id(7)), Updates.set("lastupdated", edited))));
        assertThat(values()).containsEntry(OldFilms.id(7), edited);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(Survival.exactTotals(node, run).counts().changedMeanwhile()).isOne();
    }

    @Test
    @Tag("F-253")
    void verificationFailsWhereAValueWasConvertedWithoutItsOriginal() {
        OldFilms.into(documents, 60);
        var run = node.lead(node.start(), Survival.at(BatchMoment.ORIGINALS_KEPT, 1, () -> OldFilms.of(documents)
                .insertOne(
                        new Document("_id", new ObjectId(new byte[12])).append("lastupdated", "2015-08-26 00:03:50"))));
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.FAILED);
        assertThat(run.storedWhy()).contains("originals-complete");
    }

    @Test
    @Tag("F-255")
    void planSaysThatItIsPossibleAndWhatItDoesNotPromise() {
        OldFilms.into(documents, 10);
        var offers =
                node.migrations().plan(Migrations.FIRST, Duration.ofSeconds(10)).strategies();
        assertThat(offers).extracting(StrategyOffer::strategy).containsExactly(Strategy.values());
        assertThat(offers.get(0).caveats()).isEmpty();
        assertThat(offers.get(1).whyNot()).isEmpty();
        assertThat(offers.get(1).caveats()).hasSizeGreaterThan(3).anyMatch(caveat -> caveat.contains("original"));
    }

    @Test
    @Tag("F-255")
    void migrationThatTheServerCannotDoIsRefused() {
        var run = new StartRequest("movies-year-from-text", PIPELINE, Node.TESTER);
        assertThatThrownBy(() -> node.migrations().start(run))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("movies-year-from-text");
    }
}
