package mflix.migration;

/** What a trigger asks for. Under one idempotency key (1 to 64 visible characters, or empty for none) at most one run is made. */
public record StartRequest(String migration, Options options, Origin by, String idempotencyKey) {

    /** Without a key: always a run of its own. */
    public StartRequest(String migration, Options options, Origin by) {
        this(migration, options, by, "");
    }

    NewRun toRun() {
        return NewRun.migrate(migration, idempotencyKey, options, by);
    }
}
