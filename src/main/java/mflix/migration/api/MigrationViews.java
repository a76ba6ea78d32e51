package mflix.migration.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.migration.AllowedActions;
import mflix.migration.Migrations;
import mflix.migration.RunAction;
import mflix.migration.analysis.ValueText;
import mflix.migration.store.ErrorQuery;
import mflix.migration.store.IdRange;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.Runs;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** Migrations, runs, ranges, events and refused values as documents for clients. Reads only. */
public final class MigrationViews {
    private final Migrations migrations;
    private final String contextPath;

    /** With links that lead below the server's root. */
    public MigrationViews(Migrations migrations) {
        this(migrations, "");
    }

    /** With links that lead below that context root: empty, or such as {@code /mflix}. */
    public MigrationViews(Migrations migrations, String contextPath) {
        this.migrations = migrations;
        this.contextPath = contextPath;
    }

    /** Where clients find that run. */
    String href(Run run) {
        return RunView.href(run).under(contextPath);
    }

    /** {@code {migrations: [M]}}, the first one first. */
    public BsonDocument all() {
        return new BsonDocument(
                "migrations",
                new BsonArray(migrations.names().stream().map(this::migration).toList()));
    }

    public BsonDocument migration(String name) {
        var stores = migrations.stores(name);
        var conversion = stores.conversion();
        var active = stores.runs().active(name);
        var last = lastFinished(stores);
        return new BsonDocument("name", text(name))
                .append("collection", text(conversion.collection().inDatabase()))
                .append("field", text(conversion.field()))
                .append("purpose", text(conversion.purpose()))
                .append("assumption", text(conversion.assumption()))
                .append("start", text(migrations.settings().start()))
                .append("nextStart", nextStart())
                .append("active", runOrNull(active))
                .append("last", runOrNull(last))
                .append("openErrors", new BsonInt64(stores.refusals().countOpen()))
                .append("legal", active.isPresent() ? new BsonArray() : legal(name, last))
                .append("href", text(RunView.href(name).under(contextPath)));
    }

    // What the last run does not offer itself is offered on the run before it that does, as the command line does.
    private BsonArray legal(String name, Optional<Run> last) {
        var legal = new BsonArray(List.of(startOf(name)));
        for (var action : List.of(RunAction.RETRY, RunAction.VERIFY, RunAction.UNDO)) {
            migrations
                    .newestFor(action, name)
                    .filter(run -> !run.id().equals(last.map(Run::id).orElse(null)))
                    .ifPresent(run -> legal.add(RunView.legal(run, action, contextPath)));
        }
        return legal;
    }

    private BsonDocument startOf(String name) {
        return new BsonDocument("action", text("run"))
                .append("href", text(RunView.runsOf(name).under(contextPath)))
                .append("confirm", BsonBoolean.FALSE);
    }

    private BsonValue nextStart() {
        return migrations.schedule().next().map(MigrationViews::date).orElse(BsonNull.VALUE);
    }

    private static BsonValue date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }

    private static Optional<Run> lastFinished(MigrationStores stores) {
        return stores.runs().of(stores.conversion().name(), 2).stream()
                .filter(run -> run.state().isFinished())
                .findFirst();
    }

    private BsonValue runOrNull(Optional<Run> run) {
        return run.<BsonValue>map(this::run).orElse(BsonNull.VALUE);
    }

    public BsonDocument run(Run run) {
        return documents(migrations.stores(run.migration()), List.of(run))
                .get(0)
                .asDocument();
    }

    // As many queries for a page of runs as for one.
    private BsonArray documents(MigrationStores stores, List<Run> runs) {
        var standing = new AllowedActions(stores).standing(runs);
        return new BsonArray(runs.stream()
                .map(run -> RunView.of(run, stores, standing, contextPath))
                .toList());
    }

    /** How far it is. */
    public RunProgress progress(Run run) {
        var stores = migrations.stores(run.migration());
        return RunProgress.of(run, stores.totals(run), stores.refusals().countOpen());
    }

    /** One sentence on why it is as it is. */
    public String why(Run run) {
        var stores = migrations.stores(run.migration());
        var undone = run.state().isFinished()
                ? stores.runs().relatives(run.migration(), List.of(run.id())).undone()
                : Map.<ObjectId, Runs.Undo>of();
        return RunView.why(run, stores.totals(run), Optional.ofNullable(undone.get(run.id())));
    }

    /** {@code {runs: [Run], next}} newest first; {@code next} is the id to give as {@code before} for the next page, or null. */
    public BsonDocument runs(String migration, int limit) {
        var stores = migrations.stores(migration);
        return runs(stores, stores.runs().of(migration, limit + 1), limit);
    }

    /** The same of the runs before that one. */
    public BsonDocument runsBefore(String migration, ObjectId before, int limit) {
        var stores = migrations.stores(migration);
        return runs(stores, stores.runs().before(migration, before, limit + 1), limit);
    }

    private BsonDocument runs(MigrationStores stores, List<Run> found, int limit) {
        var page = found.subList(0, Math.min(limit, found.size()));
        return new BsonDocument("runs", documents(stores, page))
                .append(
                        "next",
                        found.size() > limit ? text(page.get(limit - 1).id().toHexString()) : BsonNull.VALUE);
    }

    /** {@code {ranges: [...], next}} in order; {@code next} is given as {@code after} for the next page. */
    public BsonDocument ranges(Run run, int after, int limit) {
        var found = migrations.stores(run.migration()).ranges().page(run.id(), after, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return new BsonDocument(
                        "ranges",
                        new BsonArray(page.stream().map(IdRange::shown).toList()))
                .append(
                        "next",
                        found.size() > limit ? new BsonInt32(page.get(limit - 1).no()) : BsonNull.VALUE);
    }

    /** {@code {events: [...]}} oldest first. */
    public BsonDocument events(Run run) {
        return new BsonDocument("events", run.events());
    }

    /** {@code {errors: [...], byReason, next}}. */
    public BsonDocument errors(String migration, ErrorQuery query) {
        var stores = migrations.stores(migration);
        var refusals = stores.refusals();
        var found = refusals.page(query.limited(query.limit() + 1));
        var page = found.subList(0, Math.min(query.limit(), found.size()));
        var byReason = new BsonDocument();
        refusals.byReason().forEach((reason, count) -> byReason.append(reason.name(), new BsonInt64(count)));
        return new BsonDocument("errors", errors(page, stores))
                .append("byReason", byReason)
                .append(
                        "next",
                        found.size() > query.limit()
                                ? page.get(query.limit() - 1).get("_id")
                                : BsonNull.VALUE);
    }

    private static BsonArray errors(List<? extends BsonDocument> rows, MigrationStores stores) {
        var titles = rows.isEmpty()
                ? Map.<BsonValue, BsonValue>of()
                : stores.titles()
                        .of(rows.stream().map(row -> row.get("document")).toList());
        return new BsonArray(rows.stream()
                .map(row -> error(row, titles.get(row.get("document"))))
                .toList());
    }

    private static BsonDocument error(BsonDocument row, BsonValue title) {
        var shown = new BsonDocument("document", row.get("document"));
        if (title != null && title.isString()) {
            shown.append("title", ValueText.shown(title));
        }
        shown.append("raw", ValueText.shown(row.get("raw")));
        for (var name : new String[] {"reason", "detail", "firstSeen", "lastSeen", "run", "resolvedAt", "resolution"}) {
            shown.append(name, row.get(name));
        }
        return shown;
    }

    private static BsonValue text(String value) {
        return new BsonString(value);
    }
}
