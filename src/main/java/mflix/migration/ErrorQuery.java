package mflix.migration;

import java.util.Optional;

/**
 * Which refused values are asked for.
 *
 * @param after the {@code next} of the page before
 * @param limit 1 to 1000
 */
public record ErrorQuery(boolean isOpenOnly, Optional<Reason> reason, Optional<String> after, int limit) {

    ErrorQuery limited(int other) {
        return new ErrorQuery(isOpenOnly, reason, after, other);
    }
}
