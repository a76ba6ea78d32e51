package mflix.migration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
        var actions = new ArrayList<Action>();
        if (run.state() == RunState.FAILED) {
            actions.add(Action.RESUME);
        }
        if (isOneOf(run, RunKind.MIGRATE, RunKind.RETRY) && stores.refusals().countOpen() > 0) {
            actions.add(Action.RETRY);
        }
        if (run.kind() == RunKind.MIGRATE) {
            actions.add(Action.VERIFY);
        }
        if (run.kind() == RunKind.MIGRATE && stores.originals().hasAny(run.id()) && !isUndone(run)) {
            actions.add(Action.UNDO);
        }
        return actions.isEmpty() ? EnumSet.noneOf(Action.class) : EnumSet.copyOf(actions);
    }

    private boolean isUndone(Run run) {
        return stores.runs().about(run.id(), RunKind.UNDO).stream()
                .anyMatch(undo -> undo.state().isSuccess());
    }

    private static boolean isOneOf(Run run, RunKind... kinds) {
        return List.of(kinds).contains(run.kind());
    }
}
