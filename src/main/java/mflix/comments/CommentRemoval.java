package mflix.comments;

import jakarta.validation.constraints.Size;

/**
 * Why an administrator removes somebody's comment.
 *
 * @param reason kept in the audit list
 */
public record CommentRemoval(@Size(min = 1, max = 500, message = CommentRemoval.GIVE_REASON) String reason) {
    static final String GIVE_REASON = "must have 1 to 500 characters";

    public CommentRemoval {
        reason = reason == null ? "" : reason.strip();
    }
}
