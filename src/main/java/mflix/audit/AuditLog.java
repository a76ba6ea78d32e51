package mflix.audit;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.CollectionName;
import mflix.mongo.bounds.BoundedCount;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.request.PageRequest;
import mflix.request.QueryParameters;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** The rows of {@code mflix_audit}: {@code {_id, at, by, act, about, reason?, unconfirmed?, expires?}}. */
@Singleton
public class AuditLog {
    private static final Logger LOG = Logger.getLogger(AuditLog.class.getName());
    private static final String ACT = "act";
    private static final String ABOUT = "about";
    private static final String UNCONFIRMED = "unconfirmed";
    private static final String EXPIRES = "expires";
    private static final int SERVER_ERROR = 500;
    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of(ACT, "page", "entries_per_page"));

    private final MongoCollection<BsonDocument> rows;
    private final MongoSettings settings;
    private final Clock clock;
    private final Optional<Duration> kept;

    @Inject
    public AuditLog(MongoDatabase database, MongoSettings settings, Clock clock) {
        this.rows = database.getCollection(CollectionName.AUDIT.inDatabase(), BsonDocument.class);
        this.settings = settings;
        this.clock = clock;
        this.kept = settings.auditKept();
    }

    /** {@link #around(AuditEntry, Supplier, Function)} for an act about which nothing more is known afterwards. */
    public <T> T around(AuditEntry entry, Supplier<T> act) {
        return around(entry, act, done -> entry.about());
    }

    /**
     * Does an act between two writes of its row: the row is there, as unconfirmed, before the act begins, so that nothing is done without
     * one; it is confirmed afterwards. An act that is refused leaves no row. A row stays unconfirmed when it is unknown whether the
     * act was done: it failed otherwise, or the process or the database ended meanwhile.
     *
     * @param about what was changed, as it is known after the act
     */
    public <T> T around(AuditEntry entry, Supplier<T> act, Function<T, BsonDocument> about) {
        var row = announce(entry);
        T done;
        try {
            done = act.get();
        } catch (Problem refusal) {
            if (refusal.kind().status() < SERVER_ERROR) {
                quietly(row, "not_taken_back", () -> rows.deleteOne(eq("_id", row)));
            }
            throw refusal;
        }
        quietly(
                row,
                "not_confirmed",
                () -> rows.updateOne(eq("_id", row), combine(unset(UNCONFIRMED), set(ABOUT, about.apply(done)))));
        return done;
    }

    private ObjectId announce(AuditEntry entry) {
        var id = new ObjectId();
        var row = new BsonDocument("_id", new BsonObjectId(id))
                .append("at", new BsonDateTime(clock.millis()))
                .append("by", new BsonString(entry.by()))
                .append(ACT, new BsonString(entry.act().shown()))
                .append(ABOUT, entry.about())
                .append(UNCONFIRMED, BsonBoolean.TRUE);
        kept.ifPresent(time -> row.append(EXPIRES, new BsonDateTime(clock.millis() + time.toMillis())));
        if (!entry.reason().isEmpty()) {
            row.append("reason", new BsonString(entry.reason()));
        }
        rows.insertOne(row);
        return id;
    }

    // The caller gets the outcome of the act itself; the row that stays says that it was not confirmed.
    private static void quietly(ObjectId row, String failed, Runnable write) {
        try {
            write.run();
        } catch (MongoException e) {
            LOG.log(Level.WARNING, "audit_row_{0} id={1} code={2}", new Object[] {failed, row, e.getCode()});
        }
    }

    /** Removes rows whose time is over, where the database does not do it by itself. */
    long removeExpired() {
        return rows.deleteMany(lt(EXPIRES, new BsonDateTime(clock.millis()))).getDeletedCount();
    }

    /** {@code {entries, page, filters, entries_per_page, total_results}}: the latest first. */
    BsonDocument page(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, KNOWN, Set.of());
        var page = PageRequest.of(parameters);
        var acts = Arrays.stream(AuditedAct.values()).map(AuditedAct::shown).toArray(String[]::new);
        var act = parameters.isGiven(ACT) ? parameters.oneOf(ACT, "", acts) : "";
        parameters.check();
        var filter = act.isEmpty() ? empty() : eq(ACT, act);
        var entries = settings.reading(rows)
                .find(filter)
                .projection(exclude(EXPIRES))
                .sort(descending("at", "_id"))
                .skip(page.skip())
                .limit(page.entriesPerPage())
                .into(new ArrayList<>());
        return BoundedCount.of(settings.reading(rows), filter)
                .appendTo(new BsonDocument("entries", new BsonArray(entries))
                        .append("page", new BsonInt32(page.page()))
                        .append(
                                "filters",
                                act.isEmpty() ? new BsonDocument() : new BsonDocument(ACT, new BsonString(act)))
                        .append("entries_per_page", new BsonInt32(page.entriesPerPage())));
    }
}
