package mflix.migration.engine;

import mflix.migration.store.MigrationStores;
import mflix.migration.store.RunKind;

/** Which work a kind of run does. */
final class WorkKinds {
    private WorkKinds() {}

    static RunWork of(MigrationStores stores, RunKind kind) {
        return switch (kind) {
            case MIGRATE -> new MigrateWork(stores);
            case RETRY -> new RetryWork(stores);
            case UNDO -> new UndoWork(stores);
            case VERIFY -> throw new IllegalArgumentException("a VERIFY run has no ranges");
        };
    }
}
