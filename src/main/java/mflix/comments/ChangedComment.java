package mflix.comments;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import mflix.request.MultilineText;

/**
 * A comment with its new text.
 *
 * @param movieId null for any film
 */
public record ChangedComment(
        @MultilineText @JsonbProperty("updated_comment") @CommentText String text,
        @JsonbProperty("movie_id") String movieId,
        @JsonbProperty("comment_id") @NotNull(message = "is required") String commentId) {

    public ChangedComment {
        text = CommentText.Rule.trimmed(text);
    }
}
