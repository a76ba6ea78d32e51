package mflix.migration.api;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import mflix.migration.store.Run;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunState;
import mflix.migration.store.RunTotals;
import mflix.migration.store.WaitReason;

/** How long a run will still take: at the rate of its last batches and at that of all, with the pauses and the window of its pace. */
final class TimeLeft {
    private static final Set<WaitReason.ReasonKind> OF_UNKNOWN_LENGTH =
            EnumSet.of(WaitReason.ReasonKind.SLOW_ACK, WaitReason.ReasonKind.DATABASE, WaitReason.ReasonKind.PIPELINE);
    private static final double MILLIS = 1000;

    private final Run run;
    private final RunTotals totals;
    private final long left;

    private TimeLeft(Run run, RunTotals totals) {
        this.run = run;
        this.totals = totals;
        this.left = Math.max(0, run.planned() - totals.documents());
    }

    /** Shortest and longest, in seconds; empty while it is too early to say, or when it cannot be known. */
    static List<Double> of(Run run, RunTotals totals) {
        return new TimeLeft(run, totals).seconds();
    }

    private List<Double> seconds() {
        var isTooEarly = run.planned() == 0 || totals.documents() * 100 < run.planned() || run.rateNow() == 0;
        var isUnknown = run.waiting()
                .filter(wait -> OF_UNKNOWN_LENGTH.contains(wait.reason()))
                .isPresent();
        if (run.state() != RunState.RUNNING || isTooEarly || isUnknown || totals.millis() == 0) {
            return List.of();
        }
        var average = totals.documents() * MILLIS * run.options().workers() / totals.millis();
        return DoubleStream.of(
                        average,
                        run.rateNow()
                                * average
                                / Math.max(1, totals.rate(run.options().workers())))
                .filter(rate -> rate > 0)
                .map(this::secondsAt)
                .sorted()
                .boxed()
                .toList();
    }

    /** @param rate documents per second that all workers go through while they work */
    private double secondsAt(double rate) {
        var pace = run.options().pace();
        var workers = run.options().workers();
        var batch = documentsInABatch();
        var workMillis = batch * MILLIS * workers / rate;
        var pauseMillis = Math.max(pace.niceRatio() * workMillis, pace.minPauseMillis());
        var allMillis = Math.ceil((double) left / batch) * (workMillis + pauseMillis) / workers;
        var now = run.readAt();
        var end = pace.ends(now, Duration.ofMillis((long) allMillis));
        return Math.round(Duration.between(now, end).toMillis() / 100.0) / 10.0;
    }

    private long documentsInABatch() {
        var options = run.options();
        var inARange = Math.max(1, run.planned() / Math.max(1, run.plannedRanges()));
        return options.strategy() == RunOptions.Strategy.RANGE_PIPELINE
                ? inARange
                : Math.min(options.batchSize(), inARange);
    }
}
