package mflix.migration.engine;

import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.RunOptions;

/** Which work a kind of run does. */
final class WorkKinds {
    private WorkKinds() {}

    static RunWork of(MigrationStores stores, Run run) {
        return switch (run.kind()) {
            case MIGRATE -> migrating(stores, run.options());
            case RETRY -> new RetryWork(stores);
            case UNDO -> new UndoWork(stores);
            case VERIFY -> throw new IllegalArgumentException("a VERIFY run has no ranges");
        };
    }

    private static RunWork migrating(MigrationStores stores, RunOptions options) {
        var comparing = new MigrateWork(stores);
        return switch (options.strategy()) {
            case COMPARE_AND_SET -> comparing;
            case RANGE_PIPELINE -> new PipelineWork(stores, comparing);
        };
    }
}
