package mflix.movies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import mflix.comments.CommentViewer;
import mflix.problem.Problem;
import mflix.request.EntityTags;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Films as administrators write them. A conditional write is filtered on the {@code lastupdated} that was read, so that of
 * two at once one succeeds and the other is refused.
 */
@Singleton
public class MovieEditor {
    private final MovieWrites writes;
    private final MovieViews views;
    private final EntityTags tags;

    /** Administrators see the e-mail addresses of comments, so the film that they have read has another tag than everybody's. */
    private static final CommentViewer EDITOR = new CommentViewer("", true);

    @Inject
    public MovieEditor(MovieWrites writes, MovieViews views, EntityTags tags) {
        this.writes = writes;
        this.views = views;
        this.tags = tags;
    }

    /** The film as {@link #add} takes it, with its {@code _id}. */
    BsonDocument stamped(BsonDocument film) {
        return writes.stamped(film);
    }

    /** The stored film; NOT_FOUND. */
    BsonDocument film(ObjectId id) {
        return views.stored(id);
    }

    /** Returns the reply of the new film. ALREADY_EXISTS when its {@code _id} is taken. */
    BsonDocument add(BsonDocument film) {
        var row = writes.stamped(film);
        writes.insert(row);
        return views.film(row.getObjectId("_id").getValue(), EDITOR);
    }

    /** Returns the reply of the changed film. */
    BsonDocument change(ObjectId id, BsonDocument patch, IfMatch condition) {
        write(id, condition, (film, filter) -> {
            var update = combine(MoviePatch.update(film, patch), writes.stampAfter(film));
            return writes.update(id, filter, update);
        });
        return views.film(id, EDITOR);
    }

    /**
     * A film that is gone.
     *
     * @param film as it was
     * @param comments how many went with it
     */
    record Removed(BsonDocument film, long comments) {}

    /** Removes the film, then its comments. */
    Removed remove(ObjectId id, IfMatch condition) {
        var film = write(id, condition, (seen, filter) -> writes.delete(id, filter));
        return new Removed(film, writes.deleteCommentsOf(id));
    }

    /** Tag of a film's reply. */
    String tag(BsonDocument reply) {
        return tags.of(reply);
    }

    /** One write of a film as it was just read. */
    private interface FilteredWrite {
        /** False when the filter matched nothing. */
        boolean run(BsonDocument film, Bson filter);
    }

    // region write
    // The film may change between read and write; then it is read again once, and the condition is checked against the
    // new version. Returns it as it was read.
    private BsonDocument write(ObjectId id, IfMatch condition, FilteredWrite write) {
        for (int attempt = 0; attempt < 2; attempt++) {
            var reply = views.film(id, EDITOR);
            condition.require(tags.of(reply), () -> tags.of(views.film(id)));
            var film = reply.getDocument("movie");
            if (write.run(film, filter(id, film, condition))) {
                return film;
            }
        }
        throw condition.isGiven() ? IfMatch.failed() : gone(id);
    }

    private static Bson filter(ObjectId id, BsonDocument film, IfMatch condition) {
        var byId = eq("_id", id);
        return condition.isGiven()
                ? and(byId, eq(MovieWrites.STAMP, film.get(MovieWrites.STAMP, BsonNull.VALUE)))
                : byId;
    }
    // endregion write

    private static Problem gone(ObjectId id) {
        return Problem.notFound("There is no film with the id " + id + ".");
    }
}
