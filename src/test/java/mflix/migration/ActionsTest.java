package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import mflix.migration.api.MigrationViews;
import mflix.migration.api.RunView;
import mflix.migration.store.Run;
import mflix.migration.store.RunPace;
import mflix.migration.store.RunState;
import mflix.migration.store.StartedBy;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.ChildServer;
import mflix.testing.MovableClock;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what when. */
@Tag("migration")
class ActionsTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private final Node node = new Node(database.documents());

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private Run inState(RunState state, boolean isLive) {
        OldFilms.into(database.documents(), 1);
        OldFilms.oddOnesInto(database.documents());
        var run = node.migrate();
        var changes = List.of(
                Updates.set("state", state.name()),
                Updates.set(
                        "activeKey",
                        state.isActive() ? run.migration() : run.id().toHexString()),
                Updates.set("owner", isLive ? "elsewhere" : null),
                Updates.set("leaseMillis", 60_000L),
                Updates.currentDate("renewedAt"));
        database.documents().getCollection("migration_runs").updateOne(new Document(), Updates.combine(changes));
        return node.again(run);
    }

    private static EnumSet<RunAction> allowed(RunState state) {
        return switch (state) {
            case QUEUED, PLANNING, RUNNING, VERIFYING -> EnumSet.of(RunAction.PAUSE, RunAction.CANCEL);
            case PAUSING -> EnumSet.of(RunAction.CANCEL);
            case PAUSED -> EnumSet.of(RunAction.RESUME, RunAction.CANCEL);
            case CANCELLING -> EnumSet.noneOf(RunAction.class);
            case FAILED -> EnumSet.of(RunAction.RESUME, RunAction.RETRY, RunAction.VERIFY, RunAction.UNDO);
            case CANCELLED, SUCCEEDED, SUCCEEDED_WITH_ERRORS -> EnumSet.of(
                    RunAction.RETRY, RunAction.VERIFY, RunAction.UNDO);
        };
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void everyStateAllowsItsActionsAndNoOther(RunState state) {
        var run = inState(state, false);
        for (var action : EnumSet.complementOf(allowed(state))) {
            var refusal = node.refusal(run, action);
            assertThat(refusal.kind()).as(action.name()).isEqualTo(ProblemKind.ILLEGAL_ACTION);
            assertThat(refusal.members())
                    .containsEntry(
                            "legal",
                            allowed(state).stream().map(RunAction::word).toList());
            assertThat(node.again(run).state()).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "PLANNING", "RUNNING", "VERIFYING"})
    void runThatIsWorkedOnIsAskedAndAnotherStoppedAtOnce(RunState state) {
        var live = inState(state, true);
        assertThat(node.act(live, RunAction.PAUSE).state()).isEqualTo(RunState.PAUSING);
        assertThat(node.act(live, RunAction.CANCEL).state()).isEqualTo(RunState.CANCELLING);
        database.documents().getCollection("migration_runs").updateOne(new Document(), Updates.set("owner", null));
        node.migrations().reconcile();
        assertThat(node.again(live).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void pausedRunHoldsItsMigrationAndAFinishedOneDoesNot() {
        var run = inState(RunState.RUNNING, false);
        assertThat(node.act(run, RunAction.PAUSE).state()).isEqualTo(RunState.PAUSED);
        var refusal = startRefused();
        assertThat(refusal.kind()).isEqualTo(ProblemKind.MIGRATION_RUNNING);
        assertThat(RunView.linked(refusal, Migrations.FIRST).members()).containsEntry("run", RunView.href(run));
        assertThat(node.act(run, RunAction.CANCEL).state()).isEqualTo(RunState.CANCELLED);
        assertThat(node.start().state()).isEqualTo(RunState.QUEUED);
    }

    private Problem startRefused() {
        try {
            node.start();
        } catch (Problem e) {
            return e;
        }
        throw new AssertionError("a second run was made");
    }

    @Test
    void failedRunIsNotResumedWhileAnotherIsActive() {
        var run = inState(RunState.FAILED, false);
        node.start();
        assertThat(node.refusal(run, RunAction.RESUME).kind()).isEqualTo(ProblemKind.MIGRATION_RUNNING);
    }

    @Test
    void repeatedRequestGetsTheSameRun() {
        var asked = new StartRequest(Migrations.FIRST, Node.SMALL, Node.TESTER, "key-1");
        var first = node.migrations().start(asked);
        assertThat(first.isReplay()).isFalse();
        var second = node.migrations().start(asked);
        assertThat(second.isReplay()).isTrue();
        assertThat(second.run().id()).isEqualTo(first.run().id());
    }

    @Test
    void paceIsChangedWhileTheRunGoesOn() {
        OldFilms.into(database.documents(), 130);
        var slow = new RunPace(0, 60_000, 1000, "");
        var asked = new StartRequest(Migrations.FIRST, Node.SMALL.at(slow), Node.TESTER);
        var run = node.migrations().start(asked).run();
        var hurry = new Thread(() -> {
            ChildServer.await("the pause", () -> node.again(run).waiting().isPresent());
            node.migrations().changePace(node.again(run), RunPace.FREE, Node.TESTER);
        });
        hurry.start();
        assertThat(node.lead(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(node.again(run).stored().getArray("events")).anySatisfy(event -> assertThat(
                        event.asDocument().getString("what").getValue())
                .isEqualTo("PACE"));
    }

    @Test
    void outsideItsWindowARunDoesNothingUntilThatIsLifted() {
        OldFilms.into(database.documents(), 30);
        var now = ZonedDateTime.now(ZoneOffset.UTC);
        var window = String.format("%02d:00-%02d:00", (now.getHour() + 3) % 24, (now.getHour() + 4) % 24);
        var closed = Node.SMALL.at(new RunPace(0, 0, 1000, window));
        var run = node.migrations()
                .start(new StartRequest(Migrations.FIRST, closed, Node.TESTER))
                .run();
        var lifting = new Thread(() -> {
            ChildServer.await("the wait", () -> new MigrationViews(node.migrations())
                    .why(node.again(run))
                    .contains("now outside " + window));
            assertThat(OldFilms.of(database.documents()).countDocuments(Filters.type("lastupdated", "date")))
                    .isZero();
            node.migrations().changePace(node.again(run), RunPace.FREE, Node.TESTER);
        });
        lifting.start();
        assertThat(node.lead(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void scheduledRunIsStartedOnceADayByWhicheverNodeIsFirst() {
        OldFilms.into(database.documents(), 5);
        var clock = new MovableClock(Instant.parse("2026-01-01T02:30:30Z"));
        var settings = new MigrationSettings("02:30", Node.SMALL, Node.SHORT_LEASE);
        try (var first = new Node(database.documents(), settings, clock);
                var second = new Node(database.documents(), settings, clock)) {
            first.migrations().reconcile();
            second.migrations().reconcile();
            var runs = first.migrations().newest(Migrations.FIRST, 10);
            assertThat(runs).hasSize(1);
            assertThat(runs.get(0).state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(runs.get(0).startedBy().how()).isEqualTo(StartedBy.TriggerKind.TIMER);
            assertThat(first.migrations().newest("movies-year-from-text", 10)).isEmpty();
        }
    }
}
