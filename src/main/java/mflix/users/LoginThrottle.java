package mflix.users;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.CollectionName;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * Limits wrong passwords for each pair of account and address: rows {@code {_id, count, last, closedUntil}}, which all nodes share. From
 * the 10th mistake on each doubles the wait; the right password, or a quiet time, clears the count.
 *
 * @see mflix.users.limits.AddressLimits how often one address may do other things, each node for itself
 */
@Singleton
public class LoginThrottle {
    private static final Logger LOG = Logger.getLogger(LoginThrottle.class.getName());
    private static final int FREE_MISTAKES = 9;
    private static final int LONGEST_KEY = 300;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final String COUNT = "count";
    private static final String LAST = "last";
    private static final String CLOSED_UNTIL = "closedUntil";

    private final MongoCollection<BsonDocument> rows;
    private final MongoSettings settings;
    private final Clock clock;

    @Inject
    public LoginThrottle(MongoDatabase database, MongoSettings settings, Clock clock) {
        this.rows = database.getCollection(CollectionName.LOGIN_MISTAKES.inDatabase(), BsonDocument.class);
        this.settings = settings;
        this.clock = clock;
    }

    /** Refuses with TOO_MANY_REQUESTS while logins are blocked, also the right password. Call it before the check. */
    void admit(String email, String address) {
        row(email, address)
                .filter(row -> row.isDateTime(CLOSED_UNTIL))
                .map(row -> Instant.ofEpochMilli(row.getDateTime(CLOSED_UNTIL).getValue()))
                .filter(this::isAhead)
                .ifPresent(closedUntil -> {
                    throw tooMany(closedUntil);
                });
    }

    // No wait is longer than the quiet time:
    // what lies beyond it was written under a clock that has been put back since.
    private boolean isAhead(Instant closedUntil) {
        var now = clock.instant();
        return now.isBefore(closedUntil) && !now.plus(QUIET).isBefore(closedUntil);
    }

    /** Counts a wrong password; refuses with TOO_MANY_REQUESTS when that reaches the limit. */
    void mistaken(String email, String address) {
        var now = clock.instant();
        var key = key(email, address);
        var count = counted(key, now);
        var closedUntil = now.plus(wait(count));
        if (closedUntil.isAfter(now)) {
            rows.updateOne(eq("_id", key), set(CLOSED_UNTIL, date(closedUntil)));
            LOG.log(Level.WARNING, "login_throttled email={0} from={1} mistakes={2}", new Object[] {
                SafeText.plain(email), address, count
            });
            throw tooMany(closedUntil);
        }
    }

    // Two first mistakes at once: the filter makes one of them fail on its id, and count on from the other.
    private int counted(String key, Instant now) {
        return again(key, now).orElseGet(() -> {
            var old = new BsonDocument("_id", new BsonString(key)).append(LAST, new BsonDocument("$not", recent(now)));
            var first = new BsonDocument(COUNT, new BsonInt32(1)).append(LAST, date(now));
            try {
                rows.replaceOne(old, first, new ReplaceOptions().upsert(true));
                return 1;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                return again(key, now).orElse(1);
            }
        });
    }

    private Optional<Integer> again(String key, Instant now) {
        var options = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        var counting = new BsonDocument("_id", new BsonString(key)).append(LAST, recent(now));
        return Optional.ofNullable(
                        rows.findOneAndUpdate(counting, combine(inc(COUNT, 1), set(LAST, date(now))), options))
                .map(row -> row.getNumber(COUNT).intValue());
    }

    // Also what another node, or a clock that has been put back since, has a little ahead of now.
    private static BsonDocument recent(Instant now) {
        return new BsonDocument("$gte", date(now.minus(QUIET))).append("$lte", date(now.plus(QUIET)));
    }

    /** The right password was given. */
    void right(String email, String address) {
        row(email, address).ifPresent(row -> rows.deleteOne(eq("_id", row.get("_id"))));
    }

    /** Removes what no longer counts, where the database does not do it by itself; returns how many. */
    long removeOld() {
        return rows.deleteMany(lt(LAST, date(clock.instant().minus(QUIET)))).getDeletedCount();
    }

    private Optional<BsonDocument> row(String email, String address) {
        return Optional.ofNullable(
                settings.reading(rows).find(eq("_id", key(email, address))).first());
    }

    private static Duration wait(int mistakes) {
        if (mistakes <= FREE_MISTAKES) {
            return Duration.ZERO;
        }
        var doublings = Math.min(mistakes - FREE_MISTAKES - 1, 10);
        var wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(QUIET) > 0 ? QUIET : wait;
    }

    private Problem tooMany(Instant closedUntil) {
        var seconds = Math.max(
                1,
                Duration.between(clock.instant(), closedUntil).plusMillis(999).toSeconds());
        return Problem.of(
                        ProblemKind.TOO_MANY_REQUESTS,
                        "Too many wrong passwords. Try again in " + seconds + " seconds.")
                .with("retry_after", seconds);
    }

    // A key is bounded because an unauthenticated client chooses the e-mail.
    private static String key(String email, String address) {
        var key = address + ' ' + EmailAddress.normal(email);
        return key.substring(0, Math.min(key.length(), LONGEST_KEY));
    }

    private static BsonDateTime date(Instant time) {
        return new BsonDateTime(time.toEpochMilli());
    }
}
