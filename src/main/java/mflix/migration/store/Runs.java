package mflix.migration.store;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** The runs: {@code migration_runs}, one row each. */
public final class Runs {
    public static final String COLLECTION = MigrationDatabase.RUNS;
    private static final PushOptions NEWEST_EVENTS = new PushOptions().slice(-200);

    private final MongoCollection<BsonDocument> rows;
    private final Lease lease;
    private final Clock clock;

    Runs(MigrationDatabase storage, String me, Clock clock) {
        this.rows = storage.control(COLLECTION);
        this.lease = new Lease(rows, me);
        this.clock = clock;
    }

    public Lease lease() {
        return lease;
    }

    /** Those that its queries need. */
    static List<MigrationDatabase.ControlIndex> indexes() {
        return List.of(
                new MigrationDatabase.ControlIndex(
                        COLLECTION, Indexes.ascending(Run.ACTIVE_KEY), new IndexOptions().unique(true)),
                new MigrationDatabase.ControlIndex(
                        COLLECTION, Indexes.ascending(Run.REQUEST_KEY), new IndexOptions().unique(true)),
                new MigrationDatabase.ControlIndex(COLLECTION, Indexes.ascending(Run.OF), new IndexOptions()),
                new MigrationDatabase.ControlIndex(
                        COLLECTION,
                        Indexes.compoundIndex(Indexes.ascending(Run.MIGRATION), Indexes.descending("createdAt")),
                        new IndexOptions()));
    }

    /** A duplicate key passes through: the migration has an active run, or the request was made before. */
    public void insert(NewRun run, long leaseMillis) {
        rows.insertOne(run.toDocument(clock.instant(), leaseMillis));
    }

    public Optional<Run> find(ObjectId id) {
        return read(Filters.eq(id), 1).stream().findFirst();
    }

    public Optional<Run> active(String migration) {
        return read(Filters.eq(Run.ACTIVE_KEY, migration), 1).stream().findFirst();
    }

    public Optional<Run> ofRequest(String requestKey) {
        return read(Filters.eq(Run.REQUEST_KEY, requestKey), 1).stream().findFirst();
    }

    /** Newest first. */
    public List<Run> of(String migration, int limit) {
        return read(Filters.eq(Run.MIGRATION, migration), limit);
    }

    /** Newest first, of those before that one. */
    public List<Run> before(String migration, ObjectId id, int limit) {
        return read(Filters.and(Filters.eq(Run.MIGRATION, migration), Filters.lt("_id", id)), limit);
    }

    /** The newest run of one of those kinds in one of those states. */
    public Optional<Run> newest(String migration, Set<RunKind> kinds, Predicate<RunState> states) {
        return read(Filters.and(Filters.eq(Run.MIGRATION, migration), kindIn(kinds), in(states)), 1).stream()
                .findFirst();
    }

    private static Bson kindIn(Set<RunKind> kinds) {
        return Filters.in(Run.KIND, kinds.stream().map(RunKind::name).toList());
    }

    /** The newest MIGRATE run that succeeded and changed something, and so shows how fast runs are here. */
    public Optional<Run> lastSuccess(String migration) {
        var changed = Filters.and(
                Filters.eq(Run.MIGRATION, migration),
                Filters.eq(Run.KIND, RunKind.MIGRATE.name()),
                in(RunState::isSuccess),
                Filters.gt("planned.documents", 0));
        return read(changed, 1).stream().findFirst();
    }

    /** The newest MIGRATE run that is finished and not among those. */
    public Optional<Run> newestExcept(String migration, Collection<ObjectId> others) {
        var finished = Filters.and(
                Filters.eq(Run.MIGRATION, migration),
                Filters.eq(Run.KIND, RunKind.MIGRATE.name()),
                in(RunState::isFinished),
                Filters.gt("planned.documents", 0),
                Filters.ne(Run.KEEPS_ORIGINALS, false),
                Filters.nin("_id", others));
        return read(finished, 1).stream().findFirst();
    }

    /** The runs of a migration that were undone. */
    public Set<ObjectId> undone(String migration) {
        return subjects(Filters.and(Filters.eq(Run.MIGRATION, migration), isUndo()));
    }

    private static Bson isUndo() {
        return Filters.and(Filters.eq(Run.KIND, RunKind.UNDO.name()), in(RunState::isSuccess));
    }

    private Set<ObjectId> subjects(Bson undos) {
        return rows.find(undos)
                .projection(Projections.include(Run.OF))
                .map(undo -> undo.getObjectId(Run.OF).getValue())
                .into(new HashSet<>());
    }

    /** What an action on any of those runs depends on, in one query. */
    public Relatives relatives(String migration, Collection<ObjectId> runs) {
        var active = Filters.eq(Run.ACTIVE_KEY, migration);
        var undos = Filters.and(Filters.in(Run.OF, runs), isUndo());
        var isActive = false;
        var undone = new HashMap<ObjectId, Undo>();
        var members = Projections.include(Run.ACTIVE_KEY, Run.OF, Run.STARTED_BY);
        for (var row : rows.find(Filters.or(active, undos)).projection(members)) {
            if (row.getString(Run.ACTIVE_KEY).getValue().equals(migration)) {
                isActive = true;
            } else {
                var by = StartedBy.from(row.getDocument(Run.STARTED_BY));
                undone.put(
                        row.getObjectId(Run.OF).getValue(),
                        new Undo(row.getObjectId("_id").getValue(), by));
            }
        }
        return new Relatives(isActive, undone);
    }

    /** The migration has an active run; those of the runs asked about that were undone. */
    public record Relatives(boolean isActive, Map<ObjectId, Undo> undone) {}

    /** The run that undid another one, and who asked for it. */
    public record Undo(ObjectId run, StartedBy by) {}

    /** Runs about that one. */
    List<Run> about(ObjectId run, RunKind kind) {
        return read(Filters.and(Filters.eq(Run.OF, run), Filters.eq(Run.KIND, kind.name())), Integer.MAX_VALUE);
    }

    /** The run that is undone and its retries: those whose originals an undo puts back. */
    public List<ObjectId> keepers(Run undo) {
        var retries = about(undo.subject(), RunKind.RETRY).stream().map(Run::id);
        return Stream.concat(Stream.of(undo.subject()), retries).toList();
    }

    /** Active runs that no worker holds, oldest first. */
    public List<Run> abandoned() {
        var active = in(RunState::isActive);
        var found = read(active.append("$and", new BsonArray(List.of(Lease.isFree()))), Integer.MAX_VALUE);
        return found.stream()
                .filter(run -> run.state() != RunState.PAUSED)
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    // Ages are reckoned by the server, so that no other clock takes part.
    private List<Run> read(Bson filter, int limit) {
        return rows.aggregate(List.of(
                        Aggregates.match(filter),
                        Aggregates.sort(Sorts.descending("_id")),
                        Aggregates.limit(limit),
                        Aggregates.addFields(
                                new Field<>("renewedAgo", since(Lease.RENEWED_AT)),
                                new Field<>("age", since("createdAt")))))
                .map(Run::new)
                .into(new ArrayList<>());
    }

    private static BsonDocument since(String date) {
        return new BsonDocument(
                "$subtract", new BsonArray(List.of(new BsonString("$$NOW"), new BsonString("$" + date))));
    }

    /** The process that gets the lease leads the run. */
    public Optional<Run> claim(Run run, String me) {
        var among = new BsonDocument("_id", new BsonObjectId(run.id()));
        among.putAll(in(RunState::isUnderWay));
        var what = run.epoch() == 0 ? RunEvent.Kind.CLAIMED : RunEvent.Kind.TAKEN_OVER;
        return lease.claim(among, push(RunEvent.plain(what, me))).map(Run::new);
    }

    /** Changes the state if it still is what was seen and the guard holds; returns whether it did. */
    boolean move(Run seen, Bson guard, RunTransition to) {
        var filter = Filters.and(
                Filters.eq(seen.id()), Filters.eq(Run.STATE, seen.state().name()), guard);
        var changes = new ArrayList<>(List.of(
                set(Run.STATE, to.state().name()),
                set("why", to.why()),
                set(Run.WAITING, null),
                push(new RunEvent(
                        RunEvent.Kind.STATE,
                        new BsonString(seen.state().name()),
                        new BsonString(to.state().name()),
                        to.by(),
                        new BsonString(to.why())))));
        changes.addAll(to.also());
        changes.addAll(to.consequences(seen, clock.instant()));
        return rows.updateOne(filter, combine(changes)).getMatchedCount() == 1;
    }

    /** Records a change of pace with its old and new value; false when the run is finished. */
    public boolean pace(Run seen, RunPace pace, StartedBy by) {
        var filter = new BsonDocument("_id", new BsonObjectId(seen.id()));
        filter.putAll(in(RunState::isActive));
        var event = new RunEvent(
                RunEvent.Kind.PACE,
                seen.options().pace().toDocument(),
                pace.toDocument(),
                by.toString(),
                BsonNull.VALUE);
        return rows.updateOne(filter, combine(set("options.pace", pace.toDocument()), push(event)))
                        .getMatchedCount()
                == 1;
    }

    /**
     * Raises the totals to these; one that is higher already stays. Every total is a sum of stored checkpoints, so the highest
     * ever seen is the truest, and neither a late nor a repeated write does harm.
     *
     * @param also what else changes in the same update
     */
    public void progress(ObjectId run, RunTotals totals, long rateNow, Bson also) {
        rows.updateOne(Filters.eq(run), combine(combine(raised(totals)), set(Run.RATE_NOW, rateNow), also));
    }

    static List<Bson> raised(RunTotals totals) {
        var changes = new ArrayList<Bson>();
        totals.toDocument().forEach((name, total) -> changes.add(max(Run.TOTALS + "." + name, total)));
        return changes;
    }

    /** Before the first original of a run is kept: it can be undone from now on. */
    public void keepsOriginals(ObjectId run) {
        rows.updateOne(Filters.eq(run), set(Run.KEEPS_ORIGINALS, true));
    }

    public void startWaiting(ObjectId run, WaitReason wait) {
        rows.updateOne(Filters.eq(run), set(Run.WAITING, wait.toDocument()));
    }

    /** Ends a wait and accounts for it. Waits of over a second are listed among the events. */
    public void endWaiting(ObjectId run, WaitReason wait, long millis) {
        var changes = new ArrayList<>(List.of(set(Run.WAITING, null), inc(Run.THROTTLED, millis)));
        if (millis > 1000) {
            changes.add(push(new RunEvent(
                    RunEvent.Kind.WAITED,
                    BsonNull.VALUE,
                    wait.toDocument(),
                    "worker",
                    new BsonString(millis + " ms"))));
        }
        rows.updateOne(Filters.eq(run), combine(changes));
    }

    private Bson push(RunEvent event) {
        return pushEach(Run.EVENTS, List.of(event.at(clock.instant())), NEWEST_EVENTS);
    }

    static BsonDocument in(Predicate<RunState> wanted) {
        var states = Arrays.stream(RunState.values())
                .filter(wanted)
                .map(state -> new BsonString(state.name()))
                .toList();
        return new BsonDocument(Run.STATE, new BsonDocument("$in", new BsonArray(states)));
    }
}
