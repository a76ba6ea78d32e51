package mflix.migration.analysis;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.util.List;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.RunOptions.Strategy;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Whether a run may have a strategy here, and what that one does not promise.
 *
 * @param whyNot one sentence; empty where it may
 * @param caveats to be confirmed before a run starts; none for the first strategy
 */
public record StrategyOffer(Strategy strategy, String whyNot, List<String> caveats) {
    private static final List<String> OF_PIPELINES = List.of(
            "A text that the application writes between the keeping of a range's originals and its update is converted without an"
                    + " original, and no undo brings it back: choose it only where the application writes dates alone.",
            "Pause, cancel and a change of pace take effect after a range of up to 10,000 documents, not after a batch.",
            "An update goes on in the server for up to 10 s when its sender has died; a run that takes over repeats the range,"
                    + " and an undo waits for it.",
            "On a sharded cluster an update may reach a document not at all or twice while chunks move; the next pass finds it.",
            "It is worth its risk from about a million documents on.");

    /** All strategies, the first one first. Only reads. */
    public static List<StrategyOffer> all(MigrationStores stores) {
        return List.of(new StrategyOffer(Strategy.COMPARE_AND_SET, "", List.of()), pipeline(stores));
    }

    /** The second one. Only reads. */
    public static StrategyOffer pipeline(MigrationStores stores) {
        return new StrategyOffer(Strategy.RANGE_PIPELINE, whyNoPipeline(stores), OF_PIPELINES);
    }

    private static String whyNoPipeline(MigrationStores stores) {
        if (stores.conversion().onServer().isEmpty()) {
            return "The server cannot do " + stores.conversion().name() + " by itself.";
        }
        return stores.storage().hasPipelines()
                ? ""
                : "It needs updates by a pipeline, which MongoDB has from 4.2 on"
                        + " and the embedded database does not have.";
    }

    public boolean isPossible() {
        return whyNot.isEmpty();
    }

    BsonDocument toDocument() {
        return document()
                .append("strategy", strategy.name())
                .append("possible", isPossible())
                .appendOrNull("whyNot", isPossible() ? null : whyNot)
                .append("caveats", caveats.stream().map(BsonString::new))
                .build();
    }
}
