package mflix.migration;

/** Which work a kind of run does. */
final class WorkKinds {
    private WorkKinds() {}

    static Work of(Stores stores, RunKind kind) {
        return switch (kind) {
            case MIGRATE -> new ConvertDocuments(stores);
            case RETRY -> new RetryRefusals(stores);
            case UNDO -> new RestoreOriginals(stores);
            case VERIFY -> throw new IllegalArgumentException("a VERIFY run has no ranges");
        };
    }
}
