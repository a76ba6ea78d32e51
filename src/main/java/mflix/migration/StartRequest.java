package mflix.migration;

import mflix.migration.store.NewRun;
import mflix.migration.store.RunOptions;
import mflix.migration.store.StartedBy;

/** What a trigger asks for. Under one idempotency key (1 to 64 visible characters, or empty for none) at most one run is made. */
public record StartRequest(String migration, RunOptions options, StartedBy by, String idempotencyKey) {

    /** Without a key: always a run of its own. */
    public StartRequest(String migration, RunOptions options, StartedBy by) {
        this(migration, options, by, "");
    }

    NewRun toRun() {
        return NewRun.migrate(migration, idempotencyKey, options, by);
    }
}
