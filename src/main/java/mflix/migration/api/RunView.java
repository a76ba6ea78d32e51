package mflix.migration.api;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mflix.migration.AllowedActions;
import mflix.migration.RunAction;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;
import mflix.migration.store.RunTotals;
import mflix.migration.store.Runs;
import mflix.migration.store.WaitReason;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.ApiAddress;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** A run as clients see it. */
public final class RunView {
    private static final ApiAddress MIGRATIONS = new ApiAddress("/admin/migrations");
    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunView() {}

    public static ApiAddress href(String migration) {
        return MIGRATIONS.child(migration);
    }

    static ApiAddress runsOf(String migration) {
        return href(migration).child("runs");
    }

    public static ApiAddress href(Run run) {
        return runsOf(run.migration()).child(run.id().toHexString());
    }

    /** A refusal that names another run of the migration by its id, with that run's address instead. */
    public static Problem linked(Problem problem, String migration) {
        var run = problem.members().get("run");
        return problem.kind() == ProblemKind.MIGRATION_RUNNING && run != null
                ? problem.with("run", runsOf(migration).child(String.valueOf(run)))
                : problem;
    }

    /**
     * @param standing of the runs that this one is among
     * @param contextPath of the site, below which its links lead
     */
    static BsonDocument of(Run run, MigrationStores stores, AllowedActions.Standing standing, String contextPath) {
        var totals = stores.totals(run);
        var undo = Optional.ofNullable(standing.relatives().undone().get(run.id()));
        var progress = RunProgress.of(run, totals, standing.openErrors());
        return document()
                .append("id", run.id().toHexString())
                .append("migration", run.migration())
                .append("kind", run.kind().name())
                .appendOrNull("of", run.member("of"))
                .append("state", run.state().name())
                .append("why", why(run, standing.relatives().undone(), () -> totals))
                .appendOrNull("undoneBy", undo.map(RunView::undoneBy).orElse(null))
                .appendOrNull("waiting", run.member("waiting"))
                .appendOrNull("pausedAt", run.pausedAt().orElse(null))
                .append("startedBy", startedBy(run))
                .append("createdAt", run.member("createdAt"))
                .appendOrNull("endedAt", run.member("endedAt"))
                .append("progress", progress.toDocument())
                .append("time", time(run))
                .append("lease", lease(run))
                .append("checks", run.checks())
                .appendOrNull("verification", run.member("verification"))
                .appendOrNull("failure", run.member("failure"))
                .append("options", run.options().shown())
                .append("href", href(run).under(contextPath))
                .append(
                        "legal",
                        new AllowedActions(stores)
                                .actions(run, standing).stream().map(action -> legal(run, action, contextPath)))
                .build();
    }

    private static BsonDocument undoneBy(Runs.Undo undo) {
        return document()
                .append("run", undo.run().toHexString())
                .append("who", undo.by().who())
                .build();
    }

    /**
     * One sentence for people.
     *
     * @param undone the runs that were undone, by their ids
     * @param totals of the run; asked for only where they are said
     */
    static String why(Run run, Map<ObjectId, Runs.Undo> undone, Supplier<RunTotals> totals) {
        return Optional.ofNullable(undone.get(run.id()))
                .map(undo -> "Undone by " + undo.by() + ". Before that: " + run.storedWhy())
                .orElseGet(() -> why(run, totals));
    }

    private static String why(Run run, Supplier<RunTotals> totals) {
        if (!run.state().isUnderWay() || run.state() == RunState.QUEUED) {
            return run.storedWhy();
        }
        if (!run.isLive()) {
            return "Interrupted: nobody works on it; a server takes it up within 10 s, ./mflix migrate run at once.";
        }
        return run.waiting().map(RunView::waits).orElseGet(() -> atWork(run, totals.get()));
    }

    private static String atWork(Run run, RunTotals totals) {
        return switch (run.state()) {
            case PLANNING -> "Planning: counting what is there.";
            case VERIFYING -> "Verifying: a second parser looks at every value.";
            case RUNNING -> String.format(
                    Locale.ROOT, "Running: %,d of %,d ranges done.", totals.ranges(), run.plannedRanges());
            case QUEUED, PAUSING, PAUSED, CANCELLING, CANCELLED, FAILED, SUCCEEDED, SUCCEEDED_WITH_ERRORS -> run
                    .storedWhy();
        };
    }

    private static String waits(WaitReason wait) {
        return "Waiting since " + TIME_OF_DAY.format(wait.since()) + " UTC: " + wait.sentence() + ".";
    }

    private static BsonDocument startedBy(Run run) {
        return document()
                .append("how", run.startedBy().how().name())
                .append("who", run.startedBy().who())
                .build();
    }

    private static BsonDocument time(Run run) {
        var time = document();
        for (var name : new String[] {Run.WORKED, Run.THROTTLED, Run.PAUSED}) {
            time.append(name, run.millis(name));
        }
        return time.build();
    }

    private static BsonValue lease(Run run) {
        if (run.owner().isEmpty()) {
            return BsonNull.VALUE;
        }
        return document()
                .append("owner", run.owner().get())
                .append("epoch", run.epoch())
                .append("live", run.isLive())
                .append("renewedSecondsAgo", Math.round(run.renewedMillisAgo() / 100.0) / 10.0)
                .build();
    }

    static BsonDocument legal(Run run, RunAction action, String contextPath) {
        return document()
                .append("action", action.word())
                .append("href", href(run).child(action.word()).under(contextPath))
                .append("confirm", action == RunAction.UNDO)
                .build();
    }
}
