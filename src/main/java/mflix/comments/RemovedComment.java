package mflix.comments;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;

/**
 * A comment to be removed.
 *
 * @param movieId null for any film
 */
public record RemovedComment(
        @JsonbProperty("movie_id") String movieId,
        @JsonbProperty("comment_id") @NotNull(message = "is required") String commentId) {}
