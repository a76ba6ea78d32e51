package mflix.suggestions;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import mflix.migration.store.Lease;
import mflix.mongo.CollectionName;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;

/**
 * Makes the suggestions anew when the films have changed since: their number, or the latest time at which one was. Of several
 * servers the one that holds the lease does it.
 */
@Singleton
public class SuggestionRefresh {
    private static final BsonString ROW = new BsonString("suggestions");
    private static final String MADE_OF = "madeOf";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int DUPLICATE = 11_000;
    private static final int MOST_PUT_OFF = 10;

    private final MongoCollection<BsonDocument> marks;
    private final MongoCollection<BsonDocument> movies;
    private final SuggestionCollection suggestions;
    private final Lease lease;
    private BsonDocument lastSeen = new BsonDocument();
    private int putOff;

    @Inject
    public SuggestionRefresh(MongoDatabase database, SuggestionCollection suggestions) {
        this.marks = database.getCollection(CollectionName.MARKS.inDatabase(), BsonDocument.class);
        this.movies = database.getCollection(CollectionName.MOVIES.inDatabase(), BsonDocument.class);
        this.suggestions = suggestions;
        this.lease = new Lease(marks, UUID.randomUUID().toString());
    }

    /**
     * The same when the films have not changed since the last call, when there are no suggestions at all, or when that was so ten
     * calls long: who edits many films does not have them made after each. Not for more than one thread.
     */
    boolean runWhenQuiet() {
        var state = state();
        var isDue = state.equals(lastSeen) || suggestions.isEmpty() || ++putOff >= MOST_PUT_OFF;
        lastSeen = state;
        if (!isDue) {
            return false;
        }
        putOff = 0;
        return run();
    }

    /** True when they were made by this call; false when they are up to date, or another server makes them. */
    boolean run() {
        var state = state();
        if (isUpToDate(state)) {
            return false;
        }
        var claimed = lease.claim(new BsonDocument("_id", ROW), unset(MADE_OF));
        claimed.map(lease::heldOf).ifPresent(held -> make(held, state));
        return claimed.isPresent();
    }

    private boolean isUpToDate(BsonDocument state) {
        var row = marks.find(eq("_id", ROW)).first();
        if (row == null) {
            insertRow();
            return false;
        }
        return state.equals(row.get(MADE_OF))
                && (!suggestions.isEmpty() || state.getNumber("films").longValue() == 0);
    }

    private void insertRow() {
        try {
            marks.insertOne(Lease.free(ROW, LEASE));
        } catch (MongoWriteException e) {
            if (e.getCode() != DUPLICATE) { // another server was first
                throw e;
            }
        }
    }

    // Read before the films are: what changes while they are read makes it differ the next time.
    private BsonDocument state() {
        var latest = movies.find()
                .projection(include("lastupdated"))
                .sort(descending("lastupdated"))
                .limit(1)
                .first();
        return new BsonDocument("films", new BsonInt64(movies.estimatedDocumentCount()))
                .append("latest", latest == null ? BsonNull.VALUE : latest.get("lastupdated", BsonNull.VALUE));
    }

    private void make(Lease.Held held, BsonDocument state) {
        var made = false;
        try {
            var unfinished = suggestions.begin();
            var rows = new SuggestionRows(batch -> {
                if (!lease.renew(held)) {
                    throw new IllegalStateException("The lease on the suggestions is lost.");
                }
                unfinished.add(batch);
            });
            movies.find()
                    .projection(include("title", "year", "cast", "directors", "writers", "tomatoes.viewer.numReviews"))
                    .forEach(rows::film);
            rows.end();
            unfinished.putInPlace();
            made = true;
        } finally {
            lease.release(held, made ? combine(set(MADE_OF, state)) : unset(MADE_OF));
        }
    }
}
