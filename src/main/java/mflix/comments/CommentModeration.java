package mflix.comments;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.audit.AuditEntry;
import mflix.audit.AuditLog;
import mflix.audit.AuditedAct;
import mflix.problem.Problem;
import mflix.users.Caller;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/** Removes comments of others. What is removed is in the audit list, with the reason, before it is gone. */
@Singleton
public class CommentModeration {
    private static final Logger LOG = Logger.getLogger(CommentModeration.class.getName());

    private final Comments comments;
    private final AuditLog audit;

    @Inject
    public CommentModeration(Comments comments, AuditLog audit) {
        this.comments = comments;
        this.audit = audit;
    }

    /** {@code {comments}} of the same film, as they are then; NOT_FOUND when there is no such comment. */
    BsonDocument remove(Caller admin, ObjectId id, String reason) {
        var comment = comments.byId(id).orElseThrow(() -> unknown(id));
        var entry = new AuditEntry(admin.email(), AuditedAct.COMMENT_REMOVED, about(comment), reason);
        var unused = audit.around(entry, () -> removed(id));
        LOG.log(Level.INFO, "comment_removed id={0} by={1}", new Object[] {id, admin.email()});
        var film = comment.get("movie_id");
        var rest = film != null && film.isObjectId()
                ? comments.newestOf(film.asObjectId().getValue())
                : List.<RawBsonDocument>of();
        return new BsonDocument("comments", new BsonArray(rest));
    }

    private boolean removed(ObjectId id) {
        if (!comments.remove(id)) {
            throw unknown(id);
        }
        return true;
    }

    private static BsonDocument about(RawBsonDocument comment) {
        var about = new BsonDocument("comment", comment.get("_id"));
        for (var field : new String[] {"movie_id", "name", "email", "text"}) {
            if (comment.containsKey(field)) {
                about.append(field, comment.get(field));
            }
        }
        return about;
    }

    private static Problem unknown(ObjectId id) {
        return Problem.notFound("There is no comment with the id " + id + ".");
    }
}
