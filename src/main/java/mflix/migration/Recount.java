package mflix.migration;

import java.util.List;

/** The documents by the type of the field's value, counted by the server and by walking: both must come to the same. */
record Recount(ValueCounts counted, ValueCounts walked) {
    private static final int TRIES = 3;

    /** While the application writes, the two ways get three tries to agree. */
    static Recount of(Stores stores, Runnable pulse) {
        var recount = once(stores, pulse);
        for (var tries = 1; tries < TRIES && !recount.isEven(); tries++) {
            recount = once(stores, pulse);
        }
        return recount;
    }

    private static Recount once(Stores stores, Runnable pulse) {
        var conversion = stores.conversion();
        var documents = stores.storage().documents(conversion.collection());
        return new Recount(
                ValueCounts.byServer(documents, conversion, pulse),
                ValueCounts.byWalking(documents, conversion, pulse));
    }

    private boolean isEven() {
        return counted.equals(walked);
    }

    Check check() {
        return new Check("counted", counted.toString(), walked.toString(), isEven(), List.of());
    }
}
