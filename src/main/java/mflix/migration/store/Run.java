package mflix.migration.store;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mflix.mongo.BsonDocumentBuilder;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** One row of {@code migration_runs} as it was when it was read. */
public record Run(BsonDocument stored) {
    public static final String WORKED = "workedMillis";
    public static final String THROTTLED = "throttledMillis";
    public static final String PAUSED = "pausedMillis";
    static final String WAITING = "waiting";
    static final String ACTIVE_KEY = "activeKey";
    static final String REQUEST_KEY = "requestKey";
    static final String KEEPS_ORIGINALS = "keepsOriginals";
    static final String TOTALS = "totals";
    static final String MIGRATION = "migration";
    static final String KIND = "kind";
    static final String OF = "of";
    static final String RATE_NOW = "rateNow";
    static final String EVENTS = "events";
    public static final String CHECKS = "checks";
    public static final String PLANNED = "planned";
    static final String STATE = "state";
    static final String STARTED_BY = "startedBy";
    static final String RESTS_SINCE = "restsSince";

    public ObjectId id() {
        return stored.getObjectId("_id").getValue();
    }

    public String migration() {
        return text(MIGRATION);
    }

    public RunKind kind() {
        return RunKind.valueOf(text(KIND));
    }

    public RunState state() {
        return RunState.valueOf(text(STATE));
    }

    /** The run that this one is about: itself for MIGRATE. */
    public ObjectId subject() {
        return stored.isObjectId(OF) ? stored.getObjectId(OF).getValue() : id();
    }

    /** Whose originals its verification looks at: a RETRY keeps its own. */
    public ObjectId keeper() {
        return kind() == RunKind.RETRY ? id() : subject();
    }

    /** The sentence that was stored with the last change of state. */
    public String storedWhy() {
        return text("why");
    }

    public RunOptions options() {
        return RunOptions.from(stored.getDocument("options"));
    }

    public StartedBy startedBy() {
        return StartedBy.from(stored.getDocument(STARTED_BY));
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli(stored.getDateTime("createdAt").getValue());
    }

    /** The options it was asked for, before any change of pace. */
    public RunOptions requested() {
        return RunOptions.from(stored.getDocument("requested"));
    }

    public int pass() {
        return stored.getNumber("pass").intValue();
    }

    public boolean isPlanned() {
        return stored.isDateTime("plannedAt");
    }

    /** How far it is, as its leader wrote it last. Rows of before totals were kept have none. */
    public Optional<RunTotals> totals() {
        return document(TOTALS).map(RunTotals::from);
    }

    /** Originals were kept, or were about to be; empty for rows of before this was written down. */
    public Optional<Boolean> keepsOriginals() {
        return stored.isBoolean(KEEPS_ORIGINALS)
                ? Optional.of(stored.getBoolean(KEEPS_ORIGINALS).getValue())
                : Optional.empty();
    }

    /** Documents per second of the last batches; 0 while unknown. */
    public long rateNow() {
        return stored.getNumber(RATE_NOW, new BsonInt64(0)).longValue();
    }

    /** Ranges of all passes so far. */
    public long plannedRanges() {
        return document(PLANNED)
                .map(planned -> planned.getNumber("ranges").longValue())
                .orElse(0L);
    }

    public long planned() {
        return stored.isDocument(PLANNED)
                ? stored.getDocument(PLANNED).getNumber("documents").longValue()
                : 0;
    }

    public Optional<String> owner() {
        return stored.isString(Lease.OWNER) ? Optional.of(text(Lease.OWNER)) : Optional.empty();
    }

    public long epoch() {
        return stored.getNumber(Lease.EPOCH).longValue();
    }

    /** What a planning found, as it is stored. */
    public static BsonDocument planned(long documents, int ranges) {
        return BsonDocumentBuilder.document()
                .append("documents", documents)
                .append("ranges", ranges)
                .build();
    }

    public long leaseMillis() {
        return stored.getNumber(Lease.LEASE_MILLIS).longValue();
    }

    /** A worker holds it, by the database's clock. Only for rows read by {@link Runs#find} and the methods like it. */
    public boolean isLive() {
        return owner().isPresent() && renewedMillisAgo() <= leaseMillis();
    }

    /** A worker holds it and waits for nothing just now. */
    public boolean isAtWork() {
        return isLive() && waiting().isEmpty();
    }

    /** When it was read, by the database's clock where that is known. */
    public Instant readAt() {
        return createdAt().plusMillis(stored.getNumber("age", new BsonInt64(0)).longValue());
    }

    /** Since when it rests; empty unless it is paused. */
    public Optional<Instant> pausedAt() {
        return state() == RunState.PAUSED ? instant(RESTS_SINCE) : Optional.empty();
    }

    /** From its creation to its end, its pause or now; earlier rests left out. */
    public long tookMillis() {
        var end = instant("endedAt").or(this::pausedAt).orElseGet(this::readAt);
        return Math.max(0, Duration.between(createdAt(), end).toMillis() - millis(PAUSED));
    }

    /** Who asked for its present state, where a person did. */
    public Optional<String> askedBy() {
        var changes = events().stream()
                .map(event -> event.asDocument())
                .filter(event ->
                        event.isString("to") && event.getString("to").getValue().equals(state().name()))
                .toList();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(changes.get(changes.size() - 1).getString("by").getValue());
    }

    private Optional<Instant> instant(String name) {
        return stored.isDateTime(name)
                ? Optional.of(Instant.ofEpochMilli(stored.getDateTime(name).getValue()))
                : Optional.empty();
    }

    /** By the database's clock. */
    public long renewedMillisAgo() {
        return stored.isNumber("renewedAgo") ? stored.getNumber("renewedAgo").longValue() : Long.MAX_VALUE;
    }

    /** What it waits for: {@code reason, measured, limit, since, until}. */
    public Optional<WaitReason> waiting() {
        return document(WAITING).map(WaitReason::from);
    }

    /** {@code reason, message}. */
    public Optional<BsonDocument> failure() {
        return document("failure");
    }

    /** Documents by the type of the field's value, as its verification counted them; empty before. */
    public Map<String, Long> types() {
        var types = new LinkedHashMap<String, Long>();
        document("verification")
                .filter(verification -> verification.isDocument("types"))
                .ifPresent(verification -> verification
                        .getDocument("types")
                        .forEach((type, count) ->
                                types.put(type, count.asNumber().longValue())));
        return types;
    }

    public BsonArray checks() {
        return stored.getArray(CHECKS);
    }

    public BsonArray events() {
        return stored.getArray(EVENTS);
    }

    public long millis(String name) {
        return stored.getNumber(name, new BsonInt64(0)).longValue();
    }

    public BsonValue member(String name) {
        return stored.get(name);
    }

    private Optional<BsonDocument> document(String name) {
        return stored.isDocument(name) ? Optional.of(stored.getDocument(name)) : Optional.empty();
    }

    private String text(String name) {
        return stored.getString(name).getValue();
    }
}
