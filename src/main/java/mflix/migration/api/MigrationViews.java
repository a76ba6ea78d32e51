package mflix.migration.api;

import static mflix.mongo.BsonDocumentBuilder.document;

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
import org.bson.BsonDocument;
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
        return document()
                .append("name", name)
                .append("collection", conversion.collection().inDatabase())
                .append("field", conversion.field())
                .append("purpose", conversion.purpose())
                .append("assumption", conversion.assumption())
                .append("start", migrations.settings().start())
                .appendOrNull("nextStart", migrations.schedule().next().orElse(null))
                .appendOrNull("active", active.map(this::run).orElse(null))
                .appendOrNull("last", last.map(this::run).orElse(null))
                .append("openErrors", stores.refusals().countOpen())
                .append(
                        "legal",
                        active.isPresent()
                                ? new BsonArray()
                                : legal(name, last.stream().map(Run::id).toList()))
                .append("href", RunView.href(name).under(contextPath))
                .build();
    }

    // What the last run does not offer itself is offered on the run before it that does, as the command line does.
    private BsonArray legal(String name, List<ObjectId> shown) {
        var legal = new BsonArray(List.of(startOf(name)));
        for (var action : List.of(RunAction.RETRY, RunAction.VERIFY, RunAction.UNDO)) {
            migrations
                    .newestFor(action, name)
                    .filter(run -> !shown.contains(run.id()))
                    .ifPresent(run -> legal.add(RunView.legal(run, action, contextPath)));
        }
        return legal;
    }

    private BsonDocument startOf(String name) {
        return document()
                .append("action", "run")
                .append("href", RunView.runsOf(name).under(contextPath))
                .append("confirm", false)
                .build();
    }

    private static Optional<Run> lastFinished(MigrationStores stores) {
        return stores.runs().of(stores.conversion().name(), 2).stream()
                .filter(run -> run.state().isFinished())
                .findFirst();
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
        return RunView.why(run, undone, () -> stores.totals(run));
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
        return document()
                .append("runs", documents(stores, page))
                .appendOrNull(
                        "next", found.size() > limit ? page.get(limit - 1).id().toHexString() : null)
                .build();
    }

    /** {@code {ranges: [...], next}} in order; {@code next} is given as {@code after} for the next page. */
    public BsonDocument ranges(Run run, int after, int limit) {
        var found = migrations.stores(run.migration()).ranges().page(run.id(), after, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return document()
                .append("ranges", page.stream().map(IdRange::shown))
                .appendOrNull("next", found.size() > limit ? page.get(limit - 1).no() : null)
                .build();
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
        var byReason = document();
        refusals.byReason().forEach((reason, count) -> byReason.append(reason.name(), count));
        return document()
                .append("errors", errors(page, stores))
                .append("byReason", byReason.build())
                .appendOrNull(
                        "next",
                        found.size() > query.limit()
                                ? page.get(query.limit() - 1).get("_id")
                                : null)
                .build();
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
        var shown = document()
                .append("document", row.get("document"))
                .appendIfPresent("title", title != null && title.isString() ? ValueText.shown(title) : null)
                .append("raw", ValueText.shown(row.get("raw")));
        for (var name : new String[] {"reason", "detail", "firstSeen", "lastSeen", "run", "resolvedAt", "resolution"}) {
            shown.append(name, row.get(name));
        }
        return shown.build();
    }
}
