package mflix.comments;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import mflix.request.MultilineText;

/** A comment to be written. */
public record NewComment(
        @JsonbProperty("movie_id") @NotNull(message = "is required") String movieId,
        @MultilineText @CommentText String comment) {

    public NewComment {
        comment = CommentText.Rule.trimmed(comment);
    }
}
