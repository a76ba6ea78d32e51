package mflix.migration;

import java.time.Instant;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What the verification says.
 *
 * @param unseen candidates that nobody has looked at; another pass may help
 * @param openErrors refused values that remain
 * @param types documents by the type of the field's value, null where the verification did not count them
 */
record Verdict(List<Check> checks, long unseen, long openErrors, BsonValue types) {

    boolean isGood() {
        return checks.stream().allMatch(Check::ok);
    }

    /** When it was come to, how long it took, what the reads saw ({@code majority} or {@code local}), and the documents by type. */
    BsonDocument told(Instant at, long millis, String readConcern) {
        return new BsonDocument("at", new BsonDateTime(at.toEpochMilli()))
                .append("millis", new BsonInt64(millis))
                .append("readConcern", new BsonString(readConcern))
                .append("types", types);
    }

    /** The checks that did not pass, by name. */
    String failed() {
        return String.join(
                ", ",
                checks.stream().filter(check -> !check.ok()).map(Check::name).toList());
    }
}
