package mflix.migration;

import java.time.Clock;
import mflix.mongo.Repeated;

/** One migration with everything it writes to. */
record Stores(
        Conversion conversion, Storage storage, Runs runs, Ranges ranges, Originals originals, Refusals refusals) {

    /** @param me this worker's name in leases */
    static Stores of(Conversion conversion, Storage storage, Clock clock, String me) {
        return new Stores(
                conversion,
                storage,
                new Runs(storage, me, clock),
                new Ranges(storage, me),
                new Originals(storage),
                new Refusals(storage, conversion.name(), clock));
    }

    /** The indexes of the control collections; the first run makes them. */
    void prepare() {
        var unused = Repeated.untilDone(() -> {
            runs.prepare();
            ranges.prepare();
            refusals.prepare();
            return this;
        });
    }

    DocumentValues values() {
        return new DocumentValues(storage.documents(conversion.collection()), conversion.field());
    }

    /** The same, reading what the majority has where the server can. */
    Stores readingTheMajority() {
        var majority = storage.readingTheMajority();
        return new Stores(conversion, majority, runs, ranges, new Originals(majority), refusals);
    }

    boolean hasCandidates() {
        return storage.documents(conversion.collection())
                        .find(conversion.candidates())
                        .limit(1)
                        .first()
                != null;
    }
}
