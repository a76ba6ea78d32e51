package mflix.movies;

import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mflix.comments.Comments;
import mflix.mongo.CollectionName;
import mflix.mongo.UnconfirmedWrites;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** The writes on films, each with its outcome. */
@Singleton
public class MovieWrites {
    /** The time of the last write; in films that were loaded it may be a text. */
    static final String STAMP = "lastupdated";

    private static final long A_MINUTE = 60_000;

    private final MongoCollection<BsonDocument> movies;
    private final Comments comments;
    private final Clock clock;

    @Inject
    public MovieWrites(MongoDatabase database, Comments comments, Clock clock) {
        this.movies = database.getCollection(CollectionName.MOVIES.inDatabase(), BsonDocument.class);
        this.comments = comments;
        this.clock = clock;
    }

    /** A new film as it is stored: its id in front, made here where it has none, and the time. */
    BsonDocument stamped(BsonDocument film) {
        var row = new BsonDocument("_id", film.get("_id", new BsonObjectId()));
        row.putAll(film);
        return row.append(STAMP, new BsonDateTime(clock.millis()));
    }

    // region stamp-after
    /** Always later than what was read: otherwise a second writer within the same millisecond would not notice the first. */
    Bson stampAfter(BsonDocument film) {
        var now = clock.millis();
        var before = film.isDateTime(STAMP) ? film.getDateTime(STAMP).getValue() : Long.MIN_VALUE;
        var isJustNow = before >= now && before - now < A_MINUTE;
        return set(STAMP, new BsonDateTime(isJustNow ? before + 1 : now));
    }
    // endregion stamp-after

    void insert(BsonDocument film) {
        var id = film.getObjectId("_id").getValue();
        try {
            var unused = UnconfirmedWrites.naming(id, () -> movies.insertOne(film));
        } catch (MongoWriteException e) {
            throw e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
                    ? Problem.of(ProblemKind.ALREADY_EXISTS, "There is a film with the id " + id + " already.")
                            .causedBy(e)
                    : e;
        }
    }

    /** Inserts all that can be; returns why the others could not, by their position in the list. */
    Map<Integer, ProblemKind> insertAll(List<BsonDocument> films) {
        var first = films.get(0).getObjectId("_id").getValue();
        try {
            var unused = UnconfirmedWrites.naming(
                    first, () -> movies.insertMany(films, new InsertManyOptions().ordered(false)));
            return Map.of();
        } catch (MongoBulkWriteException e) {
            return e.getWriteErrors().stream()
                    .collect(Collectors.toMap(BulkWriteError::getIndex, MovieWrites::kind, (one, other) -> one));
        }
    }

    boolean update(ObjectId id, Bson filter, Bson update) {
        return UnconfirmedWrites.naming(id, () -> movies.updateOne(filter, update))
                        .getMatchedCount()
                == 1;
    }

    boolean delete(ObjectId id, Bson filter) {
        return UnconfirmedWrites.naming(id, () -> movies.deleteOne(filter)).getDeletedCount() == 1;
    }

    long deleteCommentsOf(ObjectId film) {
        return comments.removeAllOf(film);
    }

    private static ProblemKind kind(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY
                ? ProblemKind.ALREADY_EXISTS
                : ProblemKind.INVALID_DATA;
    }
}
