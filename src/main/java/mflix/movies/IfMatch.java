package mflix.movies;

import java.util.function.Supplier;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.EntityTagList;

/** The condition of an {@code If-Match} header (RFC 9110, 13.1.1). */
final class IfMatch {
    private final EntityTagList tags;

    private IfMatch(EntityTagList tags) {
        this.tags = tags;
    }

    /** No header is no condition. */
    static IfMatch of(String header) {
        return new IfMatch(EntityTagList.of(header));
    }

    boolean isGiven() {
        return !tags.isEmpty();
    }

    /** Refuses with PRECONDITION_FAILED when the thing has neither of its two tags now; the second is asked for when it matters. */
    void require(String tag, Supplier<String> other) {
        if (isGiven() && !tags.matches(tag) && !tags.matches(other.get())) {
            throw failed();
        }
    }

    static Problem failed() {
        return Problem.of(
                ProblemKind.PRECONDITION_FAILED,
                "The film has changed since it was read. Read it again; nothing was written.");
    }
}
