package mflix.comments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Sorts.descending;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.request.QueryParameters;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * A film's comments, a page at a time: each page begins after the last comment of the one before, whatever was written
 * since.
 */
@Singleton
public class CommentPages {
    /** Of an ObjectId a cursor has 48 characters; the loader takes other ids, too. */
    private static final int LONGEST_CURSOR = 2000;

    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of("after", "entries_per_page"));

    private final Comments comments;

    @Inject
    public CommentPages(Comments comments) {
        this.comments = comments;
    }

    // region page
    /** {@code {comments, entries_per_page, next, total_results}}; NOT_FOUND when there is no such film. */
    BsonDocument page(ObjectId movie, CommentViewer viewer, Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, KNOWN, Set.of());
        var size = parameters.wholeNumber("entries_per_page", 1, 100, 20);
        var after =
                parameters.text("after", LONGEST_CURSOR).map(CommentCursor::of).orElse(CommentCursor.START);
        parameters.check();
        comments.requireFilm(movie);
        var found = found(movie, after, size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        var next = found.size() > size ? new BsonString(CommentCursor.after(page.get(size - 1))) : BsonNull.VALUE;
        return comments.countOf(movie)
                .appendTo(new BsonDocument("comments", viewer.shown(page))
                        .append("entries_per_page", new BsonInt32(size))
                        .append("next", next));
    }
    // endregion page

    // Two lists, one behind the other: a date that is missing, or is none, has no place among dates.
    private List<RawBsonDocument> found(ObjectId movie, CommentCursor after, int count) {
        var isDated = type("date", BsonType.DATE_TIME);
        var found = new ArrayList<RawBsonDocument>();
        if (after.isDated()) {
            found.addAll(part(and(eq("movie_id", movie), isDated, after.behind()), count, descending("date", "_id")));
        }
        if (found.size() < count) {
            var here = after.isDated() ? CommentCursor.START : after;
            found.addAll(part(
                    and(eq("movie_id", movie), not(isDated), here.behind()), count - found.size(), descending("_id")));
        }
        return found;
    }

    private List<RawBsonDocument> part(Bson filter, int count, Bson order) {
        return comments.find(filter).sort(order).limit(count).into(new ArrayList<>());
    }
}
