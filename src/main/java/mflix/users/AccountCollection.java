package mflix.users;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mflix.mongo.CollectionName;
import mflix.mongo.MongoSettings;
import mflix.mongo.Writes;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** The rows of {@code users}. Every write is one document; that an e-mail is there once is kept by the unique index. */
@Singleton
class AccountCollection {
    private final MongoCollection<BsonDocument> users;
    private final long maxMillis;

    @Inject
    AccountCollection(MongoDatabase database, MongoSettings settings) {
        this.users = database.getCollection(CollectionName.USERS.inDatabase(), BsonDocument.class);
        this.maxMillis = settings.maxTime().toMillis();
    }

    Optional<Account> byEmail(String email) {
        return Optional.ofNullable(find(eq("email", email)).first()).map(Account::of);
    }

    /** By the e-mail as it is stored today, else as typed: older data may hold capitals. */
    Optional<Account> byTyped(String email) {
        var normalised = AccountRules.normalised(email);
        var found = byEmail(normalised);
        return found.isPresent() || normalised.equals(email.strip()) ? found : byEmail(email.strip());
    }

    FindIterable<BsonDocument> find(Bson filter) {
        return users.find(filter).maxTime(maxMillis, TimeUnit.MILLISECONDS);
    }

    long count(Bson filter) {
        return users.countDocuments(filter, new CountOptions().maxTime(maxMillis, TimeUnit.MILLISECONDS));
    }

    /** ALREADY_EXISTS when the unique index says so. */
    Account insert(Registration registration, String hash, boolean isAdmin) {
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

    private void insert(ObjectId id, BsonDocument row) {
        try {
            var unused = Writes.naming(id, () -> users.insertOne(row));
        } catch (MongoWriteException e) {
            throw e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
                    ? AccountRules.taken().causedBy(e)
                    : e;
        }
    }

    /** Only while the password is still the one that was seen; false otherwise, and nothing has changed. */
    boolean replacePassword(Account seen, String hash) {
        var unchanged = and(eq("_id", seen.id()), eq("password", seen.passwordHash()));
        return users.updateOne(unchanged, set("password", new BsonString(hash))).getMatchedCount() == 1;
    }

    /** False when the account is gone. */
    boolean replacePreferences(Account account, BsonDocument preferences) {
        return users.updateOne(eq("_id", account.id()), set("preferences", preferences))
                        .getMatchedCount()
                == 1;
    }

    /** False when the account is gone. */
    boolean setAdmin(Account account, boolean isAdmin) {
        return users.updateOne(eq("_id", account.id()), set("isAdmin", isAdmin)).getMatchedCount() == 1;
    }

    /** Only while the password is still the one that was seen; false otherwise, and nothing has changed. */
    boolean delete(Account seen) {
        return users.deleteOne(and(eq("_id", seen.id()), eq("password", seen.passwordHash())))
                        .getDeletedCount()
                == 1;
    }
}
