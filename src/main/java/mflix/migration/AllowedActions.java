package mflix.migration;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.RunKind;
import mflix.migration.store.RunState;
import mflix.migration.store.Runs;

/** Which actions a run allows. The API, the page and the command line show these and nothing else. */
public final class AllowedActions {
    private static final Set<RunKind> RETRIED = EnumSet.of(RunKind.MIGRATE, RunKind.RETRY);
    private static final Set<RunKind> VERIFIED = EnumSet.of(RunKind.MIGRATE);

    private final MigrationStores stores;

    public AllowedActions(MigrationStores stores) {
        this.stores = stores;
    }

    /** What the actions of some runs of one migration depend on beside themselves. */
    public record Standing(Runs.Relatives relatives, long openErrors) {}

    /** By two queries, whatever their number. */
    public Standing standing(List<Run> runs) {
        var ids = runs.stream().map(Run::id).toList();
        return new Standing(
                stores.runs().relatives(stores.conversion().name(), ids),
                stores.refusals().countOpen());
    }

    public Set<RunAction> actions(Run run) {
        return run.state().isFinished() ? afterwards(run, standing(List.of(run))) : meanwhile(run.state());
    }

    public Set<RunAction> actions(Run run, Standing standing) {
        return run.state().isFinished() ? afterwards(run, standing) : meanwhile(run.state());
    }

    private static Set<RunAction> meanwhile(RunState state) {
        return switch (state) {
            case QUEUED, PLANNING, RUNNING, VERIFYING -> EnumSet.of(RunAction.PAUSE, RunAction.CANCEL);
            case PAUSING -> EnumSet.of(RunAction.CANCEL);
            case PAUSED -> EnumSet.of(RunAction.RESUME, RunAction.CANCEL);
            case CANCELLING, CANCELLED, FAILED, SUCCEEDED, SUCCEEDED_WITH_ERRORS -> EnumSet.noneOf(RunAction.class);
        };
    }

    private Set<RunAction> afterwards(Run run, Standing standing) {
        var actions = EnumSet.noneOf(RunAction.class);
        if (!standing.relatives().isActive()) {
            EnumSet.allOf(RunAction.class).stream()
                    .filter(action -> isPossibleAfterwards(run, action, standing))
                    .forEach(actions::add);
        }
        return actions;
    }

    private boolean isPossibleAfterwards(Run run, RunAction action, Standing standing) {
        return switch (action) {
            case PAUSE, CANCEL -> false;
            case RESUME -> run.state() == RunState.FAILED;
            case RETRY -> RETRIED.contains(run.kind()) && standing.openErrors() > 0;
            case VERIFY -> VERIFIED.contains(run.kind());
            case UNDO -> run.kind() == RunKind.MIGRATE
                    && stores.keepsOriginals(run)
                    && !standing.relatives().undone().containsKey(run.id());
        };
    }

    /**
     * The newest run that admits an action which a finished run may admit: runs that came later and have nothing to do with it
     * are passed over.
     */
    Optional<Run> newest(RunAction action) {
        var runs = stores.runs();
        var migration = stores.conversion().name();
        if (runs.active(migration).isPresent()) {
            return Optional.empty();
        }
        return switch (action) {
            case PAUSE, CANCEL -> Optional.empty();
            case RESUME -> runs.newest(migration, EnumSet.allOf(RunKind.class), state -> state == RunState.FAILED);
            case RETRY -> stores.refusals().countOpen() > 0
                    ? runs.newest(migration, RETRIED, RunState::isFinished)
                    : Optional.empty();
            case VERIFY -> runs.newest(migration, VERIFIED, RunState::isFinished);
            case UNDO -> runs.newestExcept(migration, runs.undone(migration)).filter(stores::keepsOriginals);
        };
    }
}
