package mflix.comments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ReadPreference;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mflix.mongo.CollectionName;
import mflix.mongo.UnconfirmedWrites;
import mflix.mongo.bounds.BoundedCount;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.users.Caller;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * The comments on films, as stored. Every change filters on the comment's id, its film and its writer's e-mail together, so there is
 * no race on ownership: a change that is refused with NOT_OWNER or NOT_FOUND has changed nothing.
 */
@Singleton
public class Comments {
    private static final int MOST_IN_A_REPLY = 1000;
    private static final String FORMER_MEMBER = "Former member";

    private final MongoCollection<RawBsonDocument> comments;
    private final MongoCollection<RawBsonDocument> movies;
    private final MongoSettings settings;
    private final Clock clock;

    @Inject
    public Comments(MongoDatabase database, MongoSettings settings, Clock clock) {
        this.comments = database.getCollection(CollectionName.COMMENTS.inDatabase(), RawBsonDocument.class);
        this.movies = database.getCollection(CollectionName.MOVIES.inDatabase(), RawBsonDocument.class);
        this.settings = settings;
        this.clock = clock;
    }

    /** A film's comments, newest first, at most 1000; empty for a film without comments. */
    public List<RawBsonDocument> newestOf(ObjectId movie) {
        return find(eq("movie_id", movie))
                .sort(descending("date", "_id"))
                .limit(MOST_IN_A_REPLY)
                .into(new ArrayList<>());
    }

    /** All of a film's comments, counted up to the limit of counts; without asking when {@link #newestOf} found fewer than it may. */
    public long countOf(ObjectId movie, List<?> newest) {
        return newest.size() < MOST_IN_A_REPLY ? newest.size() : countOf(movie).count();
    }

    /** All of a film's comments, counted. */
    BoundedCount countOf(ObjectId movie) {
        return BoundedCount.of(settings.reading(comments), eq("movie_id", movie));
    }

    /** Removes all of a film's comments; returns how many. Not retried when the connection breaks. */
    public long removeAllOf(ObjectId movie) {
        return comments.deleteMany(eq("movie_id", movie)).getDeletedCount();
    }

    /** Refuses with NOT_FOUND when there is no such film. */
    void requireFilm(ObjectId movie) {
        if (settings.reading(movies).countDocuments(eq("_id", movie)) == 0) {
            throw Problem.notFound("There is no film with the id " + movie + ".");
        }
    }

    // region write
    /** Returns the new comment's id. */
    ObjectId write(Caller writer, ObjectId movie, String text) {
        requireFilm(movie);
        var id = new ObjectId();
        var comment = new BsonDocument("_id", new BsonObjectId(id))
                .append("name", new BsonString(writer.name()))
                .append("email", new BsonString(writer.email()))
                .append("movie_id", new BsonObjectId(movie))
                .append("text", new BsonString(text))
                .append("date", now());
        var rows = comments.withDocumentClass(BsonDocument.class);
        var unused = UnconfirmedWrites.naming(id, () -> rows.insertOne(comment));
        return id;
    }
    // endregion write

    // region change
    /** Sets text and date together; returns the film's id. */
    ObjectId change(Caller writer, CommentKey key, String text) {
        var options = new FindOneAndUpdateOptions().projection(include("movie_id"));
        var change = combine(set("text", text), set("date", now()));
        return own(writer, key, owned -> comments.findOneAndUpdate(owned, change, options));
    }
    // endregion change

    /** Returns the film's id. */
    ObjectId remove(Caller writer, CommentKey key) {
        var options = new FindOneAndDeleteOptions().projection(include("movie_id"));
        return own(writer, key, owned -> comments.findOneAndDelete(owned, options));
    }

    /** All comments of a writer, the latest first. */
    List<RawBsonDocument> writtenBy(String email) {
        return find(eq("email", email)).sort(descending("date", "_id")).into(new ArrayList<>());
    }

    /** Returns how many. */
    long removeAllBy(String email) {
        return comments.deleteMany(eq("email", email)).getDeletedCount();
    }

    void renameAllBy(String email, String name) {
        comments.updateMany(eq("email", email), set("name", name));
    }

    /** The texts stay, without name and address; returns how many. */
    long anonymiseAllBy(String email) {
        return comments.updateMany(eq("email", email), combine(set("name", FORMER_MEMBER), unset("email")))
                .getModifiedCount();
    }

    /** Anybody's comment. */
    Optional<RawBsonDocument> byId(ObjectId id) {
        return Optional.ofNullable(find(eq("_id", id)).first());
    }

    /** Anybody's comment; false when it is not there. */
    boolean remove(ObjectId id) {
        return comments.deleteOne(eq("_id", id)).getDeletedCount() == 1;
    }

    FindIterable<RawBsonDocument> find(Bson filter) {
        return settings.reading(comments).find(filter);
    }

    // region own
    // The film is read first: where comments are sharded by it,
    // the router changes only what the filter finds on one shard.
    private ObjectId own(Caller writer, CommentKey key, Function<Bson, RawBsonDocument> write) {
        var seen = Optional.ofNullable(settings.reading(comments)
                        .withReadPreference(ReadPreference.primary())
                        .find(key.filter())
                        .projection(include("movie_id", "email"))
                        .first())
                .filter(comment -> comment.isObjectId("movie_id"))
                .orElseThrow(() -> unknown(key));
        var email = new BsonString(writer.email());
        if (!email.equals(seen.get("email"))) {
            throw Problem.of(
                    ProblemKind.NOT_OWNER, "This comment was written by somebody else; only its writer can change it.");
        }
        var film = seen.getObjectId("movie_id").getValue();
        var owned = and(eq("_id", key.id()), eq("movie_id", film), eq("email", email));
        if (UnconfirmedWrites.naming(key.id(), () -> write.apply(owned)) == null) { // gone meanwhile
            throw unknown(key);
        }
        return film;
    }

    private static Problem unknown(CommentKey key) {
        return Problem.notFound("There is no comment with the id " + key.id() + key.place() + ".");
    }
    // endregion own

    private BsonDateTime now() {
        return new BsonDateTime(clock.millis());
    }
}
