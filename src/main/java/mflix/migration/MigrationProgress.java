package mflix.migration;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;
import mflix.system.MetricFamily;
import mflix.system.MetricsRegistry;

/** What this process has done for migrations, so that a run without progress, or one that failed, is seen from outside. */
final class MigrationProgress {
    private final AtomicInteger leading = new AtomicInteger();
    private final LongAdder batches = new LongAdder();
    private final LongAdder failed = new LongAdder();

    void begin() {
        leading.incrementAndGet();
    }

    void add(BatchMoment step) {
        if (step == BatchMoment.CHECKPOINTED) {
            batches.increment();
        }
    }

    void failed(Run run) {
        if (run.state() == RunState.FAILED) {
            failed.increment();
        }
    }

    void end() {
        leading.decrementAndGet();
    }

    void register(MetricsRegistry metrics) {
        metrics.register(MetricFamily.gauge(
                "mflix_migration_leading", "1 while this process leads a run of a migration.", leading::get));
        metrics.register(MetricFamily.counter(
                "mflix_migration_batches_total", "Batches of a migration that are done.", batches::sum));
        metrics.register(MetricFamily.counter(
                "mflix_migration_failed_total", "Runs of a migration that ended as failed.", failed::sum));
    }

    /** The figures by their names, for tests. */
    Map<String, Number> figures() {
        return Map.of("leading", leading.get(), "batches", batches.sum(), "failed", failed.sum());
    }
}
