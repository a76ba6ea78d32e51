package mflix.migration;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mflix.migration.store.Lease;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.NewRun;
import mflix.migration.store.Run;
import mflix.migration.store.RunKind;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunState;
import mflix.migration.store.RunTransition;
import mflix.migration.store.StartedBy;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** Starts runs and carries out what people ask of them; each is one write, whatever the number of nodes. */
final class RunActions {
    private static final int TRIES = 3;
    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ssX", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final MigrationStores stores;
    private final AllowedActions legal;
    private final Duration lease;

    RunActions(MigrationStores stores, Duration lease) {
        this.stores = stores;
        this.legal = new AllowedActions(stores);
        this.lease = lease;
    }

    /** @throws Problem MIGRATION_RUNNING, IDEMPOTENCY_KEY_REUSED */
    StartedRun start(NewRun wanted) {
        stores.prepare();
        for (var tries = 0; tries < TRIES; tries++) {
            try {
                stores.runs().insert(wanted, lease.toMillis());
                return new StartedRun(stores.runs().find(wanted.id()).orElseThrow(), false);
            } catch (MongoWriteException e) {
                var replay = meet(wanted, e);
                if (replay.isPresent()) {
                    return replay.get();
                }
            }
        }
        throw Problem.of(ProblemKind.CONFLICT, "Other runs of " + wanted.migration() + " came and went. Try again.");
    }

    // The key is taken by an earlier sending of this request, or by the run that is active, or was so a moment ago.
    private Optional<StartedRun> meet(NewRun wanted, MongoWriteException failure) {
        if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
            throw failure;
        }
        var same = stores.runs().ofRequest(wanted.requestKey());
        if (same.isPresent()) {
            return Optional.of(replay(same.get(), wanted));
        }
        stores.runs().active(wanted.migration()).ifPresent(active -> {
            throw running(active);
        });
        return Optional.empty();
    }

    private static StartedRun replay(Run run, NewRun wanted) {
        if (!run.requested().equals(wanted.options())) {
            throw Problem.of(
                    ProblemKind.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was sent before with other options. Send a new key for a new run.");
        }
        return new StartedRun(run, true);
    }

    static Problem running(Run run) {
        return Problem.of(
                        ProblemKind.MIGRATION_RUNNING,
                        String.format(
                                Locale.ROOT,
                                "Run %s is %s, started %s by %s.",
                                run.id().toHexString(),
                                run.state(),
                                TIME_OF_DAY.format(run.createdAt()),
                                run.startedBy().who()))
                .with("run", run.id().toHexString());
    }

    /**
     * @param how from the options of the run to those of the run that the action starts
     * @throws Problem ILLEGAL_ACTION with the legal ones, MIGRATION_RUNNING
     */
    Run act(ObjectId id, RunAction action, StartedBy by, UnaryOperator<RunOptions> how) {
        for (var tries = 0; tries < TRIES; tries++) {
            var run = stores.runs().find(id).orElseThrow(() -> Problem.notFound("There is no such run."));
            if (!legal.actions(run).contains(action)) {
                throw illegal(run, action);
            }
            var changed = action.startsARun() ? begin(run, action, by, how) : carryOut(run, action, by);
            if (changed.isPresent()) {
                return changed.get();
            }
        }
        throw Problem.of(ProblemKind.CONFLICT, "The run changes its state just now. Try again.");
    }

    private Problem illegal(Run run, RunAction action) {
        var allowed = legal.actions(run).stream().map(RunAction::word).toList();
        var active = run.state().isFinished() ? stores.runs().active(run.migration()) : Optional.<Run>empty();
        if (active.isPresent() && (action.startsARun() || action == RunAction.RESUME)) {
            return running(active.get());
        }
        return Problem.of(
                        ProblemKind.ILLEGAL_ACTION,
                        "The run is " + run.state() + ", so " + action.word() + " is not possible. Possible: "
                                + (allowed.isEmpty() ? "nothing" : String.join(", ", allowed)) + ".")
                .with("legal", allowed);
    }

    private Optional<Run> carryOut(Run run, RunAction action, StartedBy by) {
        return switch (action) {
            case PAUSE -> halt(
                    run, RunState.PAUSING, RunTransition.to(RunState.PAUSED, "Paused by " + by + ".", by.toString()));
            case CANCEL -> halt(
                    run,
                    RunState.CANCELLING,
                    RunTransition.to(RunState.CANCELLED, "Cancelled by " + by + ".", by.toString()));
            case RESUME -> resume(run, by);
            case RETRY, VERIFY, UNDO -> throw new IllegalArgumentException(action + " starts a run");
        };
    }

    private Optional<Run> begin(Run run, RunAction action, StartedBy by, UnaryOperator<RunOptions> how) {
        var kind = RunKind.valueOf(action.name());
        return Optional.of(
                start(NewRun.about(run, kind, how.apply(run.options()), by)).run());
    }

    // A worker that is busy stops after its batch; where there is none, there is nothing to wait for.
    private Optional<Run> halt(Run run, RunState whileLive, RunTransition atOnce) {
        var live = RunTransition.to(whileLive, "Stops after the batch it is at.", atOnce.by());
        var isMoved = (run.state() != whileLive && stores.move(run, Lease.isLive(), live))
                || stores.move(run, Lease.isFree(), atOnce);
        return isMoved ? stores.runs().find(run.id()) : Optional.empty();
    }

    private Optional<Run> resume(Run run, StartedBy by) {
        try {
            var queued = RunTransition.to(RunState.QUEUED, "Queued: a worker takes it up within 10 s.", by.toString());
            return stores.move(run, new BsonDocument(), queued) ? stores.runs().find(run.id()) : Optional.empty();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            throw stores.runs().active(run.migration()).map(RunActions::running).orElseThrow(() -> e);
        }
    }
}
