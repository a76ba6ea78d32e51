package mflix.comments;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.users.AccountCollection;
import mflix.users.Caller;
import org.bson.types.ObjectId;

/**
 * Writes comments of accounts that stay. A deletion first marks its account and then looks for its comments; a comment is first written
 * and then its account looked at: whichever comes first, no comment keeps the name of an account that is gone.
 * That only its writer changes or removes a comment is decided in {@link Comments}.
 */
@Singleton
public class CommentWriting {
    private final Comments comments;
    private final AccountCollection accounts;

    @Inject
    public CommentWriting(Comments comments, AccountCollection accounts) {
        this.comments = comments;
        this.accounts = accounts;
    }

    /** Returns the new comment's id. CONFLICT, and nothing is kept, when the writer's account is gone or about to go. */
    public ObjectId write(Caller writer, ObjectId film, String text) {
        var id = comments.write(writer, film, text);
        if (!isStaying(writer, id)) {
            comments.remove(id);
            throw Problem.of(
                    ProblemKind.CONFLICT,
                    "This account is being deleted, so nothing was written. To keep the account, log in again.");
        }
        return id;
    }

    // Without an answer the comment must not stay: no later step would look for it.
    private boolean isStaying(Caller writer, ObjectId id) {
        try {
            return accounts.isStaying(writer.email());
        } catch (RuntimeException e) {
            try {
                comments.remove(id);
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }
}
