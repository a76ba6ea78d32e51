package mflix.migration;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import mflix.mongo.DatabasePreparation;

/**
 * Every ten seconds on every node; the lease decides which of them works. Needs no transaction: a tick only hands the work
 * over.
 */
@Singleton
public class MigrationTimer {

    @Inject
    private Instance<Migrations> migrations; // asked anew at each tick: an engine that could not be made is tried again

    @Inject
    private DatabasePreparation preparation;

    // region tick
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void tick() {
        wake(migrations, preparation.isFilled());
    }
    // endregion tick

    /** Before the first content is in, what is due at the start would find nothing to do, and not be due again. */
    static void wake(Provider<Migrations> migrations, boolean isFilled) {
        if (isFilled) {
            migrations.get().wake();
        }
    }
}
