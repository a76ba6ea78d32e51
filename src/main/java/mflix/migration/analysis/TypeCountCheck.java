package mflix.migration.analysis;

import java.util.List;
import mflix.migration.store.MigrationStores;

/** The documents by the type of the field's value, counted by the server and by walking: both must come to the same. */
record TypeCountCheck(ValueTypeCounts counted, ValueTypeCounts walked) {
    private static final int TRIES = 3;

    /** While the application writes, the two ways get three tries to agree. */
    static TypeCountCheck of(MigrationStores stores, Runnable pulse) {
        var recount = once(stores, pulse);
        for (var tries = 1; tries < TRIES && !recount.isEven(); tries++) {
            recount = once(stores, pulse);
        }
        return recount;
    }

    private static TypeCountCheck once(MigrationStores stores, Runnable pulse) {
        var conversion = stores.conversion();
        var documents = stores.storage().documents(conversion.collection());
        return new TypeCountCheck(
                ValueTypeCounts.byServer(documents, conversion, pulse),
                ValueTypeCounts.byWalking(documents, conversion, pulse));
    }

    private boolean isEven() {
        return counted.equals(walked);
    }

    VerificationCheck check() {
        return new VerificationCheck("counted", counted.toString(), walked.toString(), isEven(), List.of());
    }
}
