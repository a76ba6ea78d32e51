package mflix.migration;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which actions a run admits. The API, the page and the command line show these and nothing else. */
final class Legal {
    private final Stores stores;

    Legal(Stores stores) {
        this.stores = stores;
    }

    Set<Action> actions(Run run) {
        return switch (run.state()) {
            case QUEUED, PLANNING, RUNNING, VERIFYING -> EnumSet.of(Action.PAUSE, Action.CANCEL);
            case PAUSING -> EnumSet.of(Action.CANCEL);
            case PAUSED -> EnumSet.of(Action.RESUME, Action.CANCEL);
            case CANCELLING -> EnumSet.noneOf(Action.class);
            case CANCELLED, FAILED, SUCCEEDED, SUCCEEDED_WITH_ERRORS -> afterwards(run);
        };
    }

    private Set<Action> afterwards(Run run) {
        if (stores.runs().active(run.migration()).isPresent()) {
            return EnumSet.noneOf(Action.class);
        }
        var actions = EnumSet.noneOf(Action.class);
        EnumSet.allOf(Action.class).stream()
                .filter(action -> isPossibleAfterwards(run, action))
                .forEach(actions::add);
        return actions;
    }

    /**
     * The newest run that admits an action which a finished run may admit: runs that came later and have nothing to do with it
     * are passed over.
     */
    Optional<Run> newest(Action action, String migration) {
        return stores.runs().active(migration).isPresent()
                ? Optional.empty()
                : stores.runs().of(migration, Optional.empty(), Integer.MAX_VALUE).stream()
                        .filter(run -> isPossibleAfterwards(run, action))
                        .findFirst();
    }

    private boolean isPossibleAfterwards(Run run, Action action) {
        return switch (action) {
            case PAUSE, CANCEL -> false;
            case RESUME -> run.state() == RunState.FAILED;
            case RETRY -> isOneOf(run, RunKind.MIGRATE, RunKind.RETRY)
                    && stores.refusals().countOpen() > 0;
            case VERIFY -> run.kind() == RunKind.MIGRATE;
            case UNDO -> run.kind() == RunKind.MIGRATE && hasOriginals(run) && !isUndone(run);
        };
    }

    // what planned nothing has converted nothing, which spares a look at the originals
    private boolean hasOriginals(Run run) {
        return run.planned() > 0 && stores.originals().hasAny(run.id());
    }

    private boolean isUndone(Run run) {
        return stores.runs().about(run.id(), RunKind.UNDO).stream()
                .anyMatch(undo -> undo.state().isSuccess());
    }

    private static boolean isOneOf(Run run, RunKind... kinds) {
        return List.of(kinds).contains(run.kind());
    }
}
