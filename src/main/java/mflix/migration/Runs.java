package mflix.migration;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** The runs: {@code migration_runs}, one row each. */
final class Runs {
    static final String COLLECTION = "migration_runs";
    private static final PushOptions NEWEST_EVENTS = new PushOptions().slice(-200);

    private final MongoCollection<BsonDocument> rows;
    private final Lease lease;
    private final Clock clock;

    Runs(Storage storage, String me, Clock clock) {
        this.rows = storage.control(COLLECTION);
        this.lease = new Lease(rows, me);
        this.clock = clock;
    }

    Lease lease() {
        return lease;
    }

    void prepare() {
        rows.createIndex(Indexes.ascending("activeKey"), new IndexOptions().unique(true));
        rows.createIndex(Indexes.ascending("requestKey"), new IndexOptions().unique(true));
        rows.createIndex(Indexes.compoundIndex(Indexes.ascending("migration"), Indexes.descending("createdAt")));
    }

    /** A duplicate key passes through: the migration has an active run, or the request was made before. */
    void insert(NewRun run, long leaseMillis) {
        rows.insertOne(run.toDocument(clock.instant(), leaseMillis));
    }

    Optional<Run> find(ObjectId id) {
        return read(Filters.eq(id), 1).stream().findFirst();
    }

    Optional<Run> active(String migration) {
        return read(Filters.eq("activeKey", migration), 1).stream().findFirst();
    }

    Optional<Run> ofRequest(String requestKey) {
        return read(Filters.eq("requestKey", requestKey), 1).stream().findFirst();
    }

    /** Newest first. */
    List<Run> of(String migration, Optional<ObjectId> before, int limit) {
        var mine = Filters.eq("migration", migration);
        return read(before.map(id -> Filters.and(mine, Filters.lt("_id", id))).orElse(mine), limit);
    }

    /** Runs about that one. */
    List<Run> about(ObjectId run, RunKind kind) {
        return read(Filters.and(Filters.eq("of", run), Filters.eq("kind", kind.name())), Integer.MAX_VALUE);
    }

    /** Active runs that nobody works on, oldest first. */
    List<Run> abandoned() {
        var active = in(RunState::isActive);
        var found = read(active.append("$and", new BsonArray(List.of(Lease.isFree()))), Integer.MAX_VALUE);
        return found.stream()
                .filter(run -> run.state() != RunState.PAUSED)
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    // The age of the renewal is reckoned by the server, so that no other clock takes part.
    private List<Run> read(Bson filter, int limit) {
        var age = new BsonDocument(
                "$subtract", new BsonArray(List.of(new BsonString("$$NOW"), new BsonString("$renewedAt"))));
        return rows.aggregate(List.of(
                        Aggregates.match(filter),
                        Aggregates.sort(Sorts.descending("_id")),
                        Aggregates.limit(limit),
                        Aggregates.addFields(new Field<>("renewedAgo", age))))
                .map(Run::new)
                .into(new ArrayList<>());
    }

    /** Whoever gets it leads the run. */
    Optional<Run> claim(Run run, String me) {
        var among = new BsonDocument("_id", new BsonObjectId(run.id()));
        among.putAll(in(RunState::isUnderWay));
        var what = run.epoch() == 0 ? "CLAIMED" : "TAKEN_OVER";
        return lease.claim(among, push(Event.plain(what, me))).map(Run::new);
    }

    /** Changes the state if it still is what was seen and the guard holds; says whether it did. */
    boolean move(Run seen, Bson guard, Transition to) {
        var filter = Filters.and(
                Filters.eq(seen.id()), Filters.eq("state", seen.state().name()), guard);
        var changes = new ArrayList<>(List.of(
                set("state", to.state().name()),
                set("why", to.why()),
                set("waiting", null),
                push(new Event(
                        "STATE",
                        new BsonString(seen.state().name()),
                        new BsonString(to.state().name()),
                        to.by(),
                        new BsonString(to.why())))));
        changes.addAll(to.also());
        changes.addAll(to.consequences(seen, clock.instant()));
        return rows.updateOne(filter, combine(changes)).getMatchedCount() == 1;
    }

    /** Records a change of pace with its old and new value; false when the run is finished. */
    boolean pace(Run seen, Pace pace, Origin by) {
        var filter = new BsonDocument("_id", new BsonObjectId(seen.id()));
        filter.putAll(in(RunState::isActive));
        var event =
                new Event("PACE", seen.options().pace().toDocument(), pace.toDocument(), by.toString(), BsonNull.VALUE);
        return rows.updateOne(filter, combine(set("options.pace", pace.toDocument()), push(event)))
                        .getMatchedCount()
                == 1;
    }

    void startWaiting(ObjectId run, BsonDocument waiting) {
        rows.updateOne(Filters.eq(run), set("waiting", waiting));
    }

    /** Ends a wait and accounts for it. Waits of over a second stand among the events. */
    void endWaiting(ObjectId run, BsonDocument waiting, long millis) {
        var changes = new ArrayList<>(List.of(set("waiting", null), inc("throttledMillis", millis)));
        if (millis > 1000) {
            changes.add(push(new Event("WAITED", BsonNull.VALUE, waiting, "worker", new BsonString(millis + " ms"))));
        }
        rows.updateOne(Filters.eq(run), combine(changes));
    }

    private Bson push(Event event) {
        return pushEach("events", List.of(event.at(clock.instant())), NEWEST_EVENTS);
    }

    static BsonDocument in(Predicate<RunState> wanted) {
        var states = Arrays.stream(RunState.values())
                .filter(wanted)
                .map(state -> new BsonString(state.name()))
                .toList();
        return new BsonDocument("state", new BsonDocument("$in", new BsonArray(states)));
    }

    static BsonDocument planned(long documents, int ranges) {
        return new BsonDocument("documents", new BsonInt64(documents)).append("ranges", new BsonInt32(ranges));
    }
}
