package mflix.status.checks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mflix.mongo.CollectionName;
import mflix.mongo.MongoConnection;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * People who exist only while a check runs: {@code status-<16 hex digits>@status.invalid}. They register over HTTP like any
 * user; closing removes them with their sessions and comments, and so does the next run when a check could not.
 */
final class TestUsers implements AutoCloseable {
    private static final Pattern OURS = Pattern.compile("^status-[0-9a-f]{16}@status\\.invalid$");
    private static final Duration LEFT_OVER = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SiteClient site;
    private final MongoConnection database;
    private final List<String> emails = new ArrayList<>();

    TestUsers(SiteClient site, MongoConnection database, Clock clock) {
        this.site = site;
        this.database = database;
        removeLeftOvers(clock);
    }

    /** A person with an account and a token. */
    record Person(String name, String email, String password, String token) {
        Person withToken(String other) {
            return new Person(name, email, password, other);
        }
    }

    /** A person without an account yet; is removed at the end all the same. */
    Person stranger() {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        var hex = HexFormat.of().formatHex(bytes);
        var email = "status-" + hex + "@status.invalid";
        emails.add(email);
        return new Person("Status Check", email, "check-" + hex, "");
    }

    SiteClient.SiteReply register(Person person) {
        var body = SiteClient.object()
                .add("name", person.name())
                .add("email", person.email())
                .add("password", person.password());
        return site.send("POST", "/user/register", body, "");
    }

    Person registered() {
        var person = stranger();
        var answer = register(person);
        if (answer.status() != 201) {
            throw new CheckRun.Unmet("A test user could not be registered: the site answered " + answer.status() + ".");
        }
        return person.withToken(answer.text("auth_token"));
    }

    Person administrator() {
        var person = registered();
        users().updateOne(eq("email", person.email()), set("isAdmin", true));
        return person;
    }

    /** The session of the person's token is past its end. */
    void expire(Person person) {
        sessions().updateMany(eq("user_id", person.email()), set("exp", new BsonDateTime(0)));
    }

    /** The stored account. */
    Optional<Document> account(Person person) {
        return Optional.ofNullable(users().find(eq("email", person.email())).first());
    }

    long sessionsOf(Person person) {
        return sessions().countDocuments(eq("user_id", person.email()));
    }

    @Override
    public void close() {
        remove(emails);
    }

    private void removeLeftOvers(Clock clock) {
        var before = oldest(clock);
        var left = new ArrayList<String>();
        users().find(and(lt("_id", before), regex("email", OURS))).forEach(row -> left.add(row.getString("email")));
        if (!left.isEmpty()) {
            remove(left);
        }
    }

    private static ObjectId oldest(Clock clock) {
        return new ObjectId(Long.toHexString(clock.instant().minus(LEFT_OVER).getEpochSecond()) + "0".repeat(16));
    }

    // the account last: while it is there, the next run can find what else is left
    private void remove(List<String> whose) {
        collection(CollectionName.COMMENTS).deleteMany(in("email", whose));
        sessions().deleteMany(in("user_id", whose));
        users().deleteMany(in("email", whose));
    }

    private MongoCollection<Document> users() {
        return collection(CollectionName.USERS);
    }

    private MongoCollection<Document> sessions() {
        return collection(CollectionName.SESSIONS);
    }

    private MongoCollection<Document> collection(CollectionName name) {
        return database.documents().getCollection(name.inDatabase());
    }
}
