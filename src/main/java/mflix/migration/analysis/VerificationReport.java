package mflix.migration.analysis;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The result of the verification.
 *
 * @param unseen candidates that no pass has read; another pass may help
 * @param openErrors refused values that remain
 * @param types documents by the type of the field's value, null where the verification did not count them
 */
public record VerificationReport(List<VerificationCheck> checks, long unseen, long openErrors, BsonValue types) {

    public boolean isGood() {
        return checks.stream().allMatch(VerificationCheck::ok);
    }

    /**
     * When it was made, how long it took, what the reads saw ({@code majority} or {@code local}), and the documents by type.
     */
    public BsonDocument told(Instant at, long millis, String readConcern) {
        return document()
                .append("at", at)
                .append("millis", millis)
                .append("readConcern", readConcern)
                .append("types", types)
                .build();
    }

    /** The checks that did not pass, by name. */
    public String failed() {
        return String.join(
                ", ",
                checks.stream()
                        .filter(check -> !check.ok())
                        .map(VerificationCheck::name)
                        .toList());
    }
}
