package mflix.comments;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;

/**
 * A comment that shall be removed.
 *
 * @param movieId null for whatever film it is on
 */
public record RemovedComment(
        @JsonbProperty("movie_id") String movieId,
        @JsonbProperty("comment_id") @NotNull(message = "is required") String commentId) {}
