package mflix.migration;

import java.util.List;

/** Writes one batch. Repeating it is no harm. */
interface Writer {

    /** @throws com.mongodb.MongoException the outcome is unknown, or nothing may be written at all */
    Written write(List<Change> changes);
}
