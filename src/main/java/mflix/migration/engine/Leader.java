package mflix.migration.engine;

import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.migration.analysis.VerificationCheck;
import mflix.migration.analysis.VerificationReport;
import mflix.migration.analysis.Verifier;
import mflix.migration.store.IdRange;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.RunKind;
import mflix.migration.store.RunState;
import mflix.migration.store.RunTransition;
import mflix.mongo.MongoFailures;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** Leads one run from its present state: plans it, works through its ranges with helpers, verifies and ends it. */
final class Leader {
    private static final Logger LOG = Logger.getLogger(Leader.class.getName());

    private final RunLease lease;
    private final MigrationStores stores;
    private final Clock clock;
    private final Executor helpers;
    private final Consumer<BatchMoment> listener;
    private final RunThrottle throttle;
    private final RetryPolicy retryPolicy;
    private Stage stage = Stage.STEPPING;
    private RuntimeException failure;

    /** The state of leading itself: going from state to state, writing down why the run failed, or finished. */
    private enum Stage {
        STEPPING,
        FAILING,
        OVER
    }

    Leader(RunLease lease, MigrationStores stores, Surroundings around) {
        this.lease = lease;
        this.stores = stores;
        this.clock = around.clock();
        this.helpers = around.helpers();
        this.listener = around.listener();
        this.throttle = new RunThrottle(lease, stores, new RunThrottle.Tools(clock, WorkTime.REAL, () -> {}));
        this.retryPolicy = new RetryPolicy(throttle, clock);
    }

    /** What a leader needs beside the run: the time, threads for its helpers, and the listener for milestones. */
    record Surroundings(Clock clock, Executor helpers, Consumer<BatchMoment> listener) {}

    /** Returns when the run is ended or paused, when the process ends, or when another worker has taken the run over. */
    void lead() {
        while (stage != Stage.OVER) {
            try {
                retryPolicy.insist(this::go, () -> {});
            } catch (WorkStopped e) {
                halted(e);
            } catch (RuntimeException e) { // whatever it is, people must see that the run failed
                failed(e);
            }
        }
    }

    private void go() {
        switch (stage) {
            case STEPPING -> step();
            case FAILING -> fail();
            case OVER -> {}
        }
    }

    // A failure that cannot be written down ends the leading all the same; the lease runs out by itself.
    private void failed(RuntimeException e) {
        stage = stage == Stage.STEPPING ? Stage.FAILING : Stage.OVER;
        failure = e;
    }

    private void halted(WorkStopped halt) {
        LOG.log(Level.INFO, "migration_halted run={0} because={1}", new Object[] {lease.run(), halt.getMessage()});
        if (lease.stop().isRaised()) {
            giveBack();
        }
        if (lease.isLost() || lease.stop().isRaised()) {
            stage = Stage.OVER;
        }
    }

    private void giveBack() {
        try {
            stores.runs()
                    .progress(
                            lease.run(),
                            stores.ranges().totals(lease.run()),
                            0,
                            lease.times().take());
            lease.release();
        } catch (MongoException e) { // the lease runs out by itself
            LOG.log(
                    Level.INFO,
                    "migration_run_not_given_back because={0}",
                    e.getClass().getSimpleName());
        }
    }

    private void step() {
        var run = lease.look();
        switch (run.state()) {
            case QUEUED -> move(run, RunTransition.to(firstStateOf(run), "Started.", "worker"));
            case PLANNING -> plan(run);
            case RUNNING -> work(run);
            case VERIFYING -> verify(run);
            case PAUSING -> end(run, RunTransition.asAsked(run, "worker"));
            case CANCELLING -> end(run, RunTransition.asAsked(run, "worker"));
            case PAUSED, CANCELLED, FAILED, SUCCEEDED, SUCCEEDED_WITH_ERRORS -> stage = Stage.OVER;
        }
    }

    private RunState firstStateOf(Run run) {
        if (run.kind() == RunKind.VERIFY) {
            return RunState.VERIFYING;
        }
        if (!run.isPlanned()) {
            return RunState.PLANNING;
        }
        return stores.ranges().countOpen(run) > 0 ? RunState.RUNNING : RunState.VERIFYING;
    }

    private boolean move(Run run, RunTransition to) {
        return stores.move(run, lease.guard(), to.and(lease.times().take()));
    }

    private void end(Run run, RunTransition to) {
        if (move(run, to)) {
            stage = Stage.OVER;
        }
    }

    private void plan(Run run) {
        if (run.kind() == RunKind.UNDO) {
            throttle.waitForUpdatesOf(run, () -> lease.check(RunState.PLANNING));
        }
        var planned = cut(run, run.pass());
        move(
                run,
                RunTransition.to(RunState.RUNNING, "Planned.", "worker")
                        .and(set("plannedAt", clock.instant()))
                        .and(set(Run.PLANNED, planned)));
    }

    private BsonDocument cut(Run run, int pass) {
        var began = System.nanoTime();
        var cuts = new ArrayList<IdRange.Cut>();
        for (var source : WorkKinds.of(stores, run).sources(run, pass)) {
            cuts.addAll(RangeSplitter.cut(source, run.options().rangeSize(), () -> lease.check(run.state())));
        }
        stores.ranges().replace(run, pass, cuts);
        lease.times().hasWorked((System.nanoTime() - began) / 1_000_000);
        var documents = cuts.stream().mapToLong(IdRange.Cut::documents).sum();
        return Run.planned(documents, cuts.size());
    }

    private void work(Run run) {
        var meter = new ProgressMeter(stores, run, lease.times());
        var pauses = new RunThrottle(lease, stores, new RunThrottle.Tools(clock, WorkTime.REAL, meter::write));
        var tools = new RangeTask.Tools(lease, stores.ranges(), WorkKinds.of(stores, run), pauses, meter, listener);
        var worker = new RangeWorker(tools, new RetryPolicy(pauses, clock));
        new RunWorkers(lease, stores.ranges(), worker).work(run, helpers);
        move(run, RunTransition.to(RunState.VERIFYING, "All ranges done.", "worker"));
    }

    private void verify(Run run) {
        var began = System.nanoTime();
        var majority = stores.readingTheMajority();
        var report = new Verifier(majority, () -> lease.check(RunState.VERIFYING)).verify(run);
        var millis = (System.nanoTime() - began) / 1_000_000;
        lease.times().hasWorked(millis);
        if (Verifier.hasNextPass(run, report.unseen())) {
            nextPass(run, report);
            return;
        }
        var checks = new BsonArray(
                report.checks().stream().map(VerificationCheck::toDocument).toList());
        end(
                run,
                RunResult.of(run, report, stores.ranges().totals(run.id()), stores.conversion())
                        .and(set(Run.CHECKS, checks))
                        .and(set(
                                "verification",
                                report.told(
                                        clock.instant(),
                                        millis,
                                        majority.storage().readConcern()))));
    }

    private void nextPass(Run run, VerificationReport report) {
        var planned = cut(run, run.pass() + 1);
        var why = String.format(
                Locale.ROOT, "Pass %d: %,d values were written meanwhile.", run.pass() + 1, report.unseen());
        move(
                run,
                RunTransition.to(RunState.RUNNING, why, "worker")
                        .and(inc("pass", 1))
                        .and(inc(
                                "planned.documents",
                                planned.getNumber("documents").longValue()))
                        .and(inc("planned.ranges", planned.getNumber("ranges").intValue())));
    }

    private void fail() {
        move(lease.look(), failed());
        stage = Stage.OVER;
    }

    private RunTransition failed() {
        LOG.log(Level.SEVERE, failure, () -> "migration_failed run=" + lease.run());
        if (failure instanceof PipelineWork.TooSlow) {
            return RunTransition.failed(RunTransition.Failure.TOO_SLOW, failure.getMessage(), "worker");
        }
        var kind = MongoFailures.problemOf(failure).map(Problem::kind).orElse(ProblemKind.INTERNAL_ERROR);
        var reason =
                kind == ProblemKind.DATABASE_REFUSED ? RunTransition.Failure.NOT_ALLOWED : RunTransition.Failure.DEFECT;
        return RunTransition.failed(reason, kind.sentence(), "worker");
    }
}
