package mflix.users.admin;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.type;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mflix.mongo.CollectionName;
import mflix.mongo.settings.MongoSettings;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** How much users have written, and when they were seen last: one query each for a whole list. */
@Singleton
class UserActivity {
    private static final BsonInt64 NONE = new BsonInt64(0);

    private final MongoCollection<BsonDocument> comments;
    private final MongoCollection<BsonDocument> sessions;
    private final MongoSettings settings;

    @Inject
    UserActivity(MongoDatabase database, MongoSettings settings) {
        this.comments = database.getCollection(CollectionName.COMMENTS.inDatabase(), BsonDocument.class);
        this.sessions = database.getCollection(CollectionName.SESSIONS.inDatabase(), BsonDocument.class);
        this.settings = settings;
    }

    /** The page with {@code comments} and {@code lastSeen} for each user; the latter is null where no session is kept. */
    BsonDocument addedTo(BsonDocument page) {
        var users = page.getArray("users").stream().map(BsonValue::asDocument).toList();
        var emails = users.stream().map(user -> user.get("email")).distinct().toList();
        var written = byEmail(comments, List.of(match(in("email", emails)), group("$email", sum("value", 1L))));
        var seen = byEmail(
                sessions,
                List.of(
                        match(and(in("user_id", emails), type("lastSeen", BsonType.DATE_TIME))),
                        group("$user_id", max("value", "$lastSeen"))));
        for (var user : users) {
            user.append("comments", written.getOrDefault(user.get("email"), NONE))
                    .append("lastSeen", seen.getOrDefault(user.get("email"), BsonNull.VALUE));
        }
        return page;
    }

    private Map<BsonValue, BsonValue> byEmail(MongoCollection<BsonDocument> collection, List<Bson> stages) {
        var values = new HashMap<BsonValue, BsonValue>();
        settings.reading(collection).aggregate(stages).forEach(row -> values.put(row.get("_id"), row.get("value")));
        return values;
    }
}
