package mflix.audit;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.mongo.CollectionName;
import mflix.mongo.bounds.BoundedCount;
import mflix.mongo.settings.MongoSettings;
import mflix.request.PageRequest;
import mflix.request.QueryParameters;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** The rows of {@code mflix_audit}: {@code {_id, at, by, act, about, reason?}}. */
@Singleton
public class AuditLog {
    private static final String ACT = "act";
    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of(ACT, "page", "entries_per_page"));

    private final MongoCollection<BsonDocument> rows;
    private final MongoSettings settings;
    private final Clock clock;

    @Inject
    public AuditLog(MongoDatabase database, MongoSettings settings, Clock clock) {
        this.rows = database.getCollection(CollectionName.AUDIT.inDatabase(), BsonDocument.class);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Adds a row.
     *
     * @param by e-mail of the administrator
     * @param about what was changed, by id or e-mail, with what cannot be found out later
     * @return the row's id
     */
    public ObjectId add(String by, AuditedAct act, BsonDocument about) {
        return add(by, act, about, new BsonDocument());
    }

    /** The same with the administrator's reason. */
    public ObjectId add(String by, AuditedAct act, BsonDocument about, String reason) {
        return add(by, act, about, new BsonDocument("reason", new BsonString(reason)));
    }

    private ObjectId add(String by, AuditedAct act, BsonDocument about, BsonDocument more) {
        var id = new ObjectId();
        var row = new BsonDocument("_id", new BsonObjectId(id))
                .append("at", new BsonDateTime(clock.millis()))
                .append("by", new BsonString(by))
                .append(ACT, new BsonString(act.shown()))
                .append("about", about);
        row.putAll(more);
        rows.insertOne(row);
        return id;
    }

    /** Takes back what was announced and could not be done. */
    public void takeBack(ObjectId row) {
        rows.deleteOne(eq("_id", row));
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
