package mflix.comments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import mflix.mongo.ObjectIds;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** Which comment is meant; when the film is named too, the comment must be that film's. */
final class CommentKey {
    private final ObjectId id;
    private final Bson filter;
    private final String place;

    private CommentKey(ObjectId id) {
        this.id = id;
        this.filter = eq("_id", id);
        this.place = "";
    }

    private CommentKey(ObjectId id, ObjectId movie) {
        this.id = id;
        this.filter = and(eq("_id", id), eq("movie_id", movie));
        this.place = " on the film " + movie;
    }

    static CommentKey of(String id) {
        return new CommentKey(ObjectIds.parse("id", id));
    }

    /** {@code movie} may be null. */
    static CommentKey of(String comment, String movie) {
        var id = ObjectIds.parse("comment_id", comment);
        return movie == null ? new CommentKey(id) : new CommentKey(id, ObjectIds.parse("movie_id", movie));
    }

    ObjectId id() {
        return id;
    }

    Bson filter() {
        return filter;
    }

    /** {@code  on the film …}, for a sentence; empty when no film is named. */
    String place() {
        return place;
    }
}
