package mflix.migration.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import mflix.migration.Migrations;
import mflix.migration.Node;
import mflix.migration.OldFilms;
import mflix.migration.RunAction;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.Run;
import mflix.testing.TestDatabase;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What clients see of migrations and their runs. */
@Tag("migration")
class MigrationViewsTest {
    private static final int FILMS = 230;

    private final TestDatabase database = TestDatabase.inMemory();
    private final Node node = new Node(database.documents());
    private final MigrationViews pages = new MigrationViews(node.migrations());

    @BeforeEach
    void fill() {
        OldFilms.into(database.documents(), FILMS);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private BsonDocument migration() {
        return pages.migration(Migrations.FIRST);
    }

    private static List<String> hrefs(BsonArray legal) {
        return legal.stream()
                .map(action -> action.asDocument().getString("href").getValue())
                .toList();
    }

    @Test
    void undoOfTheRunWithOriginalsIsOfferedWhateverCameLater() {
        var run = node.migrate();
        var undo = RunView.href(run) + "/undo";
        assertThat(hrefs(migration().getDocument("last").getArray("legal"))).contains(undo);
        assertThat(hrefs(migration().getArray("legal"))).doesNotContain(undo);
        node.migrate(); // finds nothing to do
        assertThat(hrefs(migration().getDocument("last").getArray("legal"))).doesNotContain(undo);
        assertThat(hrefs(migration().getArray("legal"))).contains(undo);
        assertThat(node.migrations().newestFor(RunAction.UNDO, Migrations.FIRST).map(Run::id))
                .contains(run.id());
        node.lead(node.act(run, RunAction.UNDO));
        assertThat(hrefs(migration().getArray("legal"))).noneMatch(href -> href.endsWith("/undo"));
        assertThat(node.migrations().newestFor(RunAction.UNDO, Migrations.FIRST))
                .isEmpty();
    }

    @Test
    @Tag("F-195")
    void everyLinkLeadsBelowTheContextRoot() {
        node.migrate();
        var below = new MigrationViews(node.migrations(), "/films");
        var api = "/films/api/v1/admin/migrations/" + Migrations.FIRST;
        var idle = below.migration(Migrations.FIRST);
        assertThat(hrefsIn(idle)).hasSizeGreaterThan(3).allMatch(href -> href.startsWith(api));
        assertThat(idle.getString("href").getValue()).isEqualTo(api);
        var run = node.start();
        assertThat(hrefsIn(below.all()))
                .hasSizeGreaterThan(3)
                .allMatch(href -> href.startsWith("/films/api/v1/admin/"));
        assertThat(hrefsIn(below.run(run))).contains(api + "/runs/" + run.id().toHexString() + "/cancel");
        assertThat(below.href(run)).isEqualTo(api + "/runs/" + run.id().toHexString());
    }

    private static List<String> hrefsIn(BsonValue value) {
        if (value.isArray()) {
            return value.asArray().stream()
                    .flatMap(inner -> hrefsIn(inner).stream())
                    .toList();
        }
        if (!value.isDocument()) {
            return List.of();
        }
        return value.asDocument().entrySet().stream()
                .flatMap(member -> member.getKey().equals("href")
                        ? Stream.of(member.getValue().asString().getValue())
                        : hrefsIn(member.getValue()).stream())
                .toList();
    }

    @Test
    void nothingButTheActiveRunsActionsIsOfferedWhileOneIsActive() {
        node.migrate();
        var active = node.start();
        assertThat(migration().getArray("legal")).isEmpty();
        assertThat(hrefs(migration().getDocument("active").getArray("legal")))
                .containsExactly(RunView.href(active) + "/pause", RunView.href(active) + "/cancel");
    }

    @Test
    void rangesAreNumberedThroughAllPassesAndPagedByNumber() {
        var isWritten = new AtomicBoolean();
        var run = node.lead(node.start(), milestone -> {
            if (milestone == BatchMoment.CHECKPOINTED && isWritten.compareAndSet(false, true)) {
                OldFilms.of(database.documents())
                        .updateOne(Filters.eq(OldFilms.id(1)), Updates.set("lastupdated", "2001-02-03 04:05:06"));
            }
        });
        var first = pages.ranges(run, -1, 2);
        assertThat(first.getNumber("next").intValue()).isOne();
        var rest = pages.ranges(run, 1, 500);
        assertThat(rest.isNull("next")).isTrue();
        assertThat(rest.getArray("ranges"))
                .extracting(range -> range.asDocument().getNumber("no").intValue())
                .containsExactly(2, 3);
        assertThat(rest.getArray("ranges").get(1).asDocument().getNumber("pass").intValue())
                .isEqualTo(2);
    }

    @Test
    void timelineTellsWhoDidWhatAndWhy() {
        var run = node.migrate();
        var events = pages.events(run).getArray("events");
        assertThat(events)
                .extracting(event -> event.asDocument().getString("what").getValue())
                .containsExactly("STATE", "CLAIMED", "STATE", "STATE", "STATE", "STATE");
        assertThat(events.get(0).asDocument().getString("by").getValue()).isEqualTo("tester (CLI)");
        var ended = events.get(5).asDocument();
        assertThat(ended.getString("from").getValue()).isEqualTo("VERIFYING");
        assertThat(ended.getString("to").getValue()).isEqualTo("SUCCEEDED");
        assertThat(ended.getString("detail").getValue()).isEqualTo("Done and verified: 230 documents changed.");
    }

    @Test
    void verificationTellsWhatItReadAndWhatItCounted() {
        OldFilms.oddOnesInto(database.documents());
        var run = pages.run(node.migrate());
        var verification = run.getDocument("verification");
        assertThat(verification.getString("readConcern").getValue()).isIn("majority", "local");
        assertThat(verification.getNumber("millis").longValue()).isNotNegative();
        assertThat(verification.isDateTime("at")).isTrue();
        var types = BsonDocument.parse("{string: 4, date: 231, null: 1, missing: 1, other: 2}");
        var progress = run.getDocument("progress");
        types.forEach((type, count) -> assertThat(
                        progress.getDocument("types").getNumber(type).longValue())
                .as(type)
                .isEqualTo(count.asNumber().longValue()));
        assertThat(progress.getNumber("openErrors").longValue()).isEqualTo(OldFilms.REFUSED);
        assertThat(progress.getNumber("left").longValue()).isZero();
    }

    @Test
    void runThatIsPausedTellsHowManyItHasNotLookedAt() {
        var run = node.start();
        var isPaused = new AtomicBoolean();
        node.lead(run, milestone -> {
            if (milestone == BatchMoment.CHECKPOINTED && isPaused.compareAndSet(false, true)) {
                node.act(run, RunAction.PAUSE);
            }
        });
        assertThat(pages.progress(node.again(run)).left().toLookAt()).isEqualTo(FILMS - 50);
        assertThat(pages.run(node.again(run)).isNull("verification")).isTrue();
    }
}
