package mflix.users;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.CollectionName;
import mflix.mongo.MongoFailures;
import mflix.mongo.RepeatedCommand;
import mflix.mongo.UnconfirmedWrites;
import mflix.mongo.bounds.BoundedCount;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** The rows of {@code users}. Every write is one document; the unique index ensures that each e-mail is there once. */
@Singleton
public class AccountCollection {
    private static final Logger LOG = Logger.getLogger(AccountCollection.class.getName());

    private static final String LEAVING = "leaving";
    private static final String LINK = "passwordLink";

    private final MongoCollection<BsonDocument> users;
    private final MongoSettings settings;
    private volatile boolean hasUniqueEmails;

    @Inject
    public AccountCollection(MongoDatabase database, MongoSettings settings) {
        this.users = database.getCollection(CollectionName.USERS.inDatabase(), BsonDocument.class);
        this.settings = settings;
    }

    public Optional<Account> byEmail(String email) {
        return Optional.ofNullable(find(eq("email", email)).first()).map(Account::of);
    }

    /** For each spelling that an account with this e-mail may be stored under the account, in one look-up. */
    public List<Optional<Account>> byTyped(String email) {
        var spellings = EmailAddress.spellings(email);
        var found = find(in("email", spellings)).map(Account::of).into(new ArrayList<>());
        return spellings.stream()
                .map(spelling -> found.stream()
                        .filter(account -> account.email().equals(spelling))
                        .findFirst())
                .toList();
    }

    /**
     * An account has this e-mail, which is in its normal form, in any spelling. The unique index separates accounts of
     * today; for those that an older system spelled otherwise all e-mails are read, as far as the time allows.
     */
    boolean isTaken(String email) {
        return byEmail(email).isPresent() || isTakenInOtherSpelling(email);
    }

    private boolean isTakenInOtherSpelling(String email) {
        try {
            return find(regex("email", EmailAddress.anySpelling(email)))
                    .projection(fields(include("email"), excludeId()))
                    .map(row -> row.get("email"))
                    .into(new ArrayList<>())
                    .stream()
                    .filter(BsonValue::isString) // a list with such a text is found too
                    .map(stored -> stored.asString().getValue())
                    .anyMatch(stored -> EmailAddress.normal(stored).equals(email));
        } catch (MongoExecutionTimeoutException | MongoOperationTimeoutException e) {
            // too many accounts to read them for one registration
            LOG.log(Level.WARNING, "older_spellings_not_compared");
            return false;
        }
    }

    public FindIterable<BsonDocument> find(Bson filter) {
        return settings.reading(users).find(filter);
    }

    public BoundedCount count(Bson filter) {
        return BoundedCount.of(settings.reading(users), filter);
    }

    /** ALREADY_EXISTS when the unique index refuses the row. */
    Account insert(AccountRegistration registration, String hash, boolean isAdmin) {
        var id = new ObjectId();
        var row = new BsonDocument("_id", new BsonObjectId(id))
                .append("name", new BsonString(registration.name()))
                .append("email", new BsonString(registration.email()))
                .append("password", new BsonString(hash));
        if (isAdmin) {
            row.append("isAdmin", BsonBoolean.TRUE);
        }
        insert(id, row);
        return Account.of(row);
    }

    // region insert
    private void insert(ObjectId id, BsonDocument row) {
        requireUniqueEmails();
        try {
            var unused = UnconfirmedWrites.naming(id, () -> users.insertOne(row));
        } catch (MongoWriteException e) {
            throw e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY ? taken().causedBy(e) : e;
        }
    }
    // endregion insert

    static Problem taken() {
        return Problem.of(ProblemKind.ALREADY_EXISTS, "A user with this e-mail address already exists.")
                .with("error", Map.of("email", "A user with this e-mail address already exists."));
    }

    // Indexes are made in the background after the start. A registration cannot wait for that: two accounts of one
    // address would also keep the index from ever being made.
    private void requireUniqueEmails() {
        if (hasUniqueEmails) {
            return;
        }
        try {
            var unused = RepeatedCommand.untilDone(
                    () -> users.createIndex(ascending("email"), new IndexOptions().unique(true)));
        } catch (MongoCommandException
                | DuplicateKeyException e) { // one of these keys by another name, no privilege, or doubles in the data
            if (MongoFailures.isAway(e)) { // an election, for example: the next registration asks again
                throw e;
            }
            LOG.log(Level.WARNING, "unique_emails_not_required code={0}", e.getCode());
        }
        hasUniqueEmails = true;
    }

    /** Only while the password is still the one that was seen; false otherwise, and nothing has changed. */
    boolean replacePassword(Account seen, String hash) {
        return users.updateOne(unchanged(seen), newPassword(hash)).getMatchedCount() == 1;
    }

    /** Whatever the password was; false when the account is gone. */
    public boolean setPassword(Account account, String hash) {
        return users.updateOne(eq("_id", account.id()), newPassword(hash)).getMatchedCount() == 1;
    }

    /** By which a new password can be set, {@code {hash, until}}; it takes the place of an earlier one. False when the account is gone. */
    public boolean keepPasswordLink(Account account, BsonDocument link) {
        return users.updateOne(eq("_id", account.id()), set(LINK, link)).getMatchedCount() == 1;
    }

    public boolean hasPasswordLink(String email, String hash, Instant now) {
        return find(linked(email, hash, now)).first() != null;
    }

    /** Uses the link up; false when it is not valid any more, and nothing has changed. */
    public boolean setPasswordByLink(String email, String hash, Instant now, String password) {
        return users.updateOne(linked(email, hash, now), newPassword(password)).getMatchedCount() == 1;
    }

    // a link from before it must not replace it
    private static Bson newPassword(String hash) {
        return combine(set("password", new BsonString(hash)), unset(LINK));
    }

    private static Bson linked(String email, String hash, Instant now) {
        return and(
                eq("email", email),
                eq(LINK + ".hash", hash),
                gt(LINK + ".until", new BsonDateTime(now.toEpochMilli())));
    }

    /** False when the account is gone. */
    boolean replacePreferences(Account account, BsonDocument preferences) {
        return users.updateOne(eq("_id", account.id()), set("preferences", preferences))
                        .getMatchedCount()
                == 1;
    }

    /** False when the account is gone. */
    boolean rename(Account account, String name) {
        return users.updateOne(eq("_id", account.id()), set("name", name)).getMatchedCount() == 1;
    }

    /** False when the account is gone. */
    public boolean setAdmin(Account account, boolean isAdmin) {
        return users.updateOne(eq("_id", account.id()), set("isAdmin", isAdmin)).getMatchedCount() == 1;
    }

    /**
     * Marks an account whose deletion has begun, so that nothing new is written in its name; only while the password is still the one that
     * was seen. Returns the mark; empty when nothing has changed.
     */
    Optional<ObjectId> beginDeletion(Account seen) {
        var mark = new ObjectId();
        return users.updateOne(unchanged(seen), set(LEAVING, mark)).getMatchedCount() == 1
                ? Optional.of(mark)
                : Optional.empty();
    }

    /** Its owner came back: a deletion that was interrupted, or has begun just now, does not go on. */
    void stay(Account account) {
        users.updateOne(and(eq("_id", account.id()), exists(LEAVING)), unset(LEAVING));
    }

    /** It is there, and its deletion has not begun. Asks the primary, with no more than the usual time. */
    public boolean isStaying(String email) {
        return find(and(eq("email", email), exists(LEAVING, false))).first() != null;
    }

    /** Only while the mark is the one of this deletion and the password is unchanged; false otherwise, and nothing has changed. */
    boolean delete(Account seen, ObjectId mark) {
        return users.deleteOne(and(unchanged(seen), eq(LEAVING, mark))).getDeletedCount() == 1;
    }

    private static Bson unchanged(Account seen) {
        return and(eq("_id", seen.id()), eq("password", seen.passwordHash()));
    }
}
