package mflix.migration.store;

import java.util.Set;
import mflix.migration.conversion.RefusalReason;

/**
 * Which refused values are asked for.
 *
 * @param reasons one of these; empty for any
 * @param after the {@code next} of the page before; empty for the first
 * @param limit 1 to 1000
 */
public record ErrorQuery(boolean isOpenOnly, Set<RefusalReason> reasons, String after, int limit) {

    public ErrorQuery limited(int other) {
        return new ErrorQuery(isOpenOnly, reasons, after, other);
    }
}
