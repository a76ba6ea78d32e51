package mflix.migration.engine;

import java.util.List;
import mflix.migration.store.FieldUpdate;

/** Writes one batch. Repeating it is no harm. */
interface BatchWriter {

    /** @throws com.mongodb.MongoException the outcome is unknown, or nothing may be written at all */
    WriteResults write(List<FieldUpdate> changes);
}
