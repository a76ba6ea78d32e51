package mflix.movies;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mflix.problem.Kind;
import mflix.problem.Problem;

/** The condition of an {@code If-Match} header (RFC 9110, 13.1.1); a {@code W/} that a proxy put in front of a tag is ignored. */
final class IfMatch {
    private final List<String> tags;

    private IfMatch(List<String> tags) {
        this.tags = tags;
    }

    /** No header is no condition. */
    static IfMatch of(String header) {
        var sent = Optional.ofNullable(header).orElse("");
        return new IfMatch(Arrays.stream(sent.split(",", -1))
                .map(String::strip)
                .map(tag -> tag.replaceFirst("^W/", ""))
                .filter(tag -> !tag.isEmpty())
                .toList());
    }

    boolean isGiven() {
        return !tags.isEmpty();
    }

    /** Refuses with PRECONDITION_FAILED when the thing has another tag now. */
    void require(String tag) {
        if (isGiven() && !tags.contains("*") && !tags.contains(tag)) {
            throw failed();
        }
    }

    static Problem failed() {
        return Problem.of(
                Kind.PRECONDITION_FAILED,
                "The film has changed since it was read. Read it again; nothing was written.");
    }
}
