package mflix.migration.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
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
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

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
        return new BsonDocument("id", text(run.id().toHexString()))
                .append("migration", text(run.migration()))
                .append("kind", text(run.kind().name()))
                .append("of", orNull(run, "of"))
                .append("state", text(run.state().name()))
                .append("why", text(why(run, totals, undo)))
                .append("undoneBy", undo.map(RunView::undoneBy).orElse(BsonNull.VALUE))
                .append("waiting", orNull(run, "waiting"))
                .append("pausedAt", run.pausedAt().map(RunView::date).orElse(BsonNull.VALUE))
                .append("startedBy", startedBy(run))
                .append("createdAt", run.member("createdAt"))
                .append("endedAt", orNull(run, "endedAt"))
                .append("progress", progress.toDocument())
                .append("time", time(run))
                .append("lease", lease(run))
                .append("checks", run.checks())
                .append("verification", orNull(run, "verification"))
                .append("failure", orNull(run, "failure"))
                .append("options", run.options().shown())
                .append("href", text(href(run).under(contextPath)))
                .append(
                        "legal",
                        new BsonArray(new AllowedActions(stores)
                                .actions(run, standing).stream()
                                        .map(action -> legal(run, action, contextPath))
                                        .toList()));
    }

    private static BsonValue undoneBy(Runs.Undo undo) {
        return new BsonDocument("run", text(undo.run().toHexString()))
                .append("who", text(undo.by().who()));
    }

    private static BsonValue date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }

    /** One sentence for people. */
    static String why(Run run, RunTotals totals, Optional<Runs.Undo> undo) {
        return undo.map(by -> "Undone by " + by.by() + ". Before that: " + run.storedWhy())
                .orElseGet(() -> why(run, totals));
    }

    private static String why(Run run, RunTotals totals) {
        if (!run.state().isUnderWay() || run.state() == RunState.QUEUED) {
            return run.storedWhy();
        }
        if (!run.isLive()) {
            return "Interrupted: nobody works on it; a server takes it up within 10 s, ./mflix migrate run at once.";
        }
        return run.waiting().map(RunView::waits).orElseGet(() -> atWork(run, totals));
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
        return new BsonDocument("how", text(run.startedBy().how().name()))
                .append("who", text(run.startedBy().who()));
    }

    private static BsonDocument time(Run run) {
        var time = new BsonDocument();
        for (var name : new String[] {Run.WORKED, Run.THROTTLED, Run.PAUSED}) {
            time.append(name, new BsonInt64(run.millis(name)));
        }
        return time;
    }

    private static BsonValue lease(Run run) {
        if (run.owner().isEmpty()) {
            return BsonNull.VALUE;
        }
        return new BsonDocument("owner", text(run.owner().get()))
                .append("epoch", new BsonInt64(run.epoch()))
                .append("live", BsonBoolean.valueOf(run.isLive()))
                .append("renewedSecondsAgo", new BsonDouble(Math.round(run.renewedMillisAgo() / 100.0) / 10.0));
    }

    static BsonDocument legal(Run run, RunAction action, String contextPath) {
        return new BsonDocument("action", text(action.word()))
                .append("href", text(href(run).child(action.word()).under(contextPath)))
                .append("confirm", BsonBoolean.valueOf(action == RunAction.UNDO));
    }

    private static BsonValue orNull(Run run, String name) {
        var value = run.member(name);
        return value == null ? BsonNull.VALUE : value;
    }

    private static BsonString text(String value) {
        return new BsonString(value);
    }
}
