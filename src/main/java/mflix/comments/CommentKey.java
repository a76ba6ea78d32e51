package mflix.comments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.util.Optional;
import mflix.mongo.ObjectIds;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** Which comment is meant; when the film is named too, the comment must be that film's. */
final class CommentKey {
    private final ObjectId id;
    private final Optional<ObjectId> movie;

    private CommentKey(ObjectId id, Optional<ObjectId> movie) {
        this.id = id;
        this.movie = movie;
    }

    static CommentKey of(String id) {
        return new CommentKey(ObjectIds.parse("id", id), Optional.empty());
    }

    /** {@code movie} may be null. */
    static CommentKey of(String comment, String movie) {
        return new CommentKey(
                ObjectIds.parse("comment_id", comment),
                Optional.ofNullable(movie).map(given -> ObjectIds.parse("movie_id", given)));
    }

    ObjectId id() {
        return id;
    }

    Bson filter() {
        return movie.map(film -> and(eq("_id", id), eq("movie_id", film))).orElseGet(() -> eq("_id", id));
    }

    /** {@code  on the film …}, for a sentence. */
    String place() {
        return movie.map(film -> " on the film " + film).orElse("");
    }
}
