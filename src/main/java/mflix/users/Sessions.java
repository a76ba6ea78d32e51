package mflix.users;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mflix.mongo.CapabilityCache;
import mflix.mongo.CollectionName;
import mflix.mongo.settings.MongoSettings;
import mflix.users.limits.ClientInfo;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * The rows that make tokens valid: a token whose row is gone is refused with the next request. A user has as many as logins,
 * or, where the database has the sample data's unique index on {@code user_id}, one that all logins share.
 */
@Singleton
public class Sessions {
    private static final Duration SEEN_EVERY = Duration.ofMinutes(5);
    private static final int MOST_LISTED = 1000;
    private static final int LONGEST_TEXT = 200;

    private final MongoCollection<BsonDocument> sessions;
    private final MongoSettings settings;
    private final CapabilityCache server;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public Sessions(MongoDatabase database, MongoSettings settings, CapabilityCache server, Clock clock) {
        this.sessions = database.getCollection(CollectionName.SESSIONS.inDatabase(), BsonDocument.class);
        this.settings = settings;
        this.server = server;
        this.clock = clock;
    }

    UserSession begin(String email, ClientInfo client) {
        return server.capabilities().oneSessionPerUser() ? share(email, client) : add(email, client);
    }

    /** The valid session of a token; records that it was used. */
    Optional<UserSession> alive(String jti) {
        var now = clock.instant();
        var session = Optional.ofNullable(find(eq("jti", jti)).first())
                .map(UserSession::of)
                .filter(row -> row.isAlive(now));
        session.filter(row -> row.lastSeen().plus(SEEN_EVERY).isBefore(now))
                .ifPresent(row -> sessions.updateOne(eq("_id", row.id()), set("lastSeen", date(now))));
        return session;
    }

    /** The caller's own as documents, newest first. */
    public BsonArray entries(Caller caller) {
        return new BsonArray(of(caller.email()).stream()
                .map(session -> session.entry(session.id().equals(caller.session())))
                .toList());
    }

    /** The valid sessions of a user, newest first, at most 1000. */
    List<UserSession> of(String email) {
        var now = clock.instant();
        return find(eq("user_id", email))
                .sort(descending("created", "_id"))
                .limit(MOST_LISTED)
                .into(new ArrayList<>())
                .stream()
                .filter(row -> row.isObjectId("_id")) // other applications may make other ids
                .map(UserSession::of)
                .filter(session -> session.isAlive(now))
                .toList();
    }

    /** False when the user has no such session. */
    boolean end(String email, ObjectId id) {
        return sessions.deleteOne(and(eq("_id", id), eq("user_id", email))).getDeletedCount() == 1;
    }

    void end(String jti) {
        sessions.deleteOne(eq("jti", jti));
    }

    public void endAll(String email) {
        sessions.deleteMany(eq("user_id", email));
    }

    /** Ends every other session, and every earlier token of this one; returns its new {@code jti}. */
    String renew(String email, ObjectId id) {
        var jti = newJti();
        sessions.updateOne(eq("_id", id), set("jti", new BsonString(jti)));
        sessions.deleteMany(and(eq("user_id", email), ne("_id", id)));
        return jti;
    }

    /** Removes our rows whose time is over; tokens do not depend on it. */
    long removeExpired() {
        return sessions.deleteMany(and(exists("jti"), lt("exp", date(clock.instant()))))
                .getDeletedCount();
    }

    private UserSession add(String email, ClientInfo client) {
        var row = new BsonDocument("_id", new BsonObjectId())
                .append("user_id", new BsonString(email))
                .append("jti", new BsonString(newJti()));
        row.putAll(content(client));
        sessions.insertOne(row);
        return UserSession.of(row);
    }

    // region share
    // Two logins at once: the filter on the jti that was seen makes one of them
    // fail on the unique index and try again.
    private UserSession share(String email, ClientInfo client) {
        try {
            return replace(email, client);
        } catch (MongoServerException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return replace(email, client);
        }
    }
    // endregion share

    // A valid session keeps its jti, so that an earlier token of the same user goes on working.
    private UserSession replace(String email, ClientInfo client) {
        var seen = Optional.ofNullable(find(eq("user_id", email)).first()).map(UserSession::of);
        var jti = seen.filter(session -> session.isAlive(clock.instant()))
                .map(UserSession::jti)
                .orElseGet(this::newJti);
        var unchanged = and(eq("user_id", email), seen.map(Sessions::sameJti).orElse(exists("jti", false)));
        var update = new ArrayList<Bson>(List.of(set("jti", new BsonString(jti))));
        content(client).forEach((field, value) -> update.add(set(field, value)));
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        return UserSession.of(sessions.findOneAndUpdate(unchanged, combine(update), options));
    }

    private static Bson sameJti(UserSession session) {
        return session.jti().isEmpty() ? exists("jti", false) : eq("jti", session.jti());
    }

    private BsonDocument content(ClientInfo client) {
        var now = clock.instant();
        return new BsonDocument("created", date(now))
                .append("lastSeen", date(now))
                .append("exp", date(now.plus(Tokens.LIFE)))
                .append("userAgent", new BsonString(shortened(client.userAgent())))
                .append("address", new BsonString(shortened(client.address())));
    }

    private FindIterable<BsonDocument> find(Bson filter) {
        return settings.reading(sessions).find(filter);
    }

    private String newJti() {
        var bits = new byte[16];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static String shortened(String sent) {
        return sent.substring(
                0, sent.offsetByCodePoints(0, Math.min(LONGEST_TEXT, sent.codePointCount(0, sent.length()))));
    }

    private static BsonDateTime date(Instant time) {
        return new BsonDateTime(time.toEpochMilli());
    }
}
