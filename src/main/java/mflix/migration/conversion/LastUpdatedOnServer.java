package mflix.migration.conversion;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * {@link LastUpdatedToDate} as an aggregation expression. Server versions differ in what they take for a date, so the text's form
 * is checked before the server parses it, and the date found must read as the text's first 19 characters afterwards.
 */
final class LastUpdatedOnServer {
    private static final BsonString TEXT = new BsonString("$lastupdated");
    private static final BsonString DATE = new BsonString("$$date");
    private static final BsonString SHAPE = new BsonString("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
            + " ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{3}000000)?\\z");
    private static final BsonString SECONDS = new BsonString("%Y-%m-%d %H:%M:%S");
    private static final BsonString MILLIS = new BsonString("%Y-%m-%d %H:%M:%S.%L000000");
    private static final int SHORT = 19;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final long DAY = Duration.ofDays(1).toMillis();

    private LastUpdatedOnServer() {}

    static ServerConversion conversion() {
        var let = new BsonDocument("vars", new BsonDocument("date", when(hasTheShape(), parsed(), BsonNull.VALUE)))
                .append("in", when(isPlausible(), when(readsAsTheText(), DATE, TEXT), TEXT));
        return new ServerConversion(guard(), new BsonDocument("$let", let));
    }

    // a filter by the type alone finds arrays of texts too
    private static BsonDocument guard() {
        return new BsonDocument("$expr", of("$eq", new BsonDocument("$type", TEXT), new BsonString("string")));
    }

    private static BsonDocument hasTheShape() {
        return new BsonDocument("$regexMatch", new BsonDocument("input", TEXT).append("regex", SHAPE));
    }

    // a format or a zone of null would make the value null; without a format the server guesses
    private static BsonDocument parsed() {
        var isShort = of("$eq", new BsonDocument("$strLenBytes", TEXT), new BsonInt32(SHORT));
        return new BsonDocument(
                "$dateFromString",
                document()
                        .append("dateString", TEXT)
                        .append("format", when(isShort, SECONDS, MILLIS))
                        .append("timezone", "UTC")
                        .appendNull("onError")
                        .appendNull("onNull")
                        .build());
    }

    // null is below every date
    private static BsonDocument isPlausible() {
        var latest = of("$add", new BsonString("$$NOW"), new BsonInt64(DAY));
        return of("$and", of("$gte", DATE, new BsonDateTime(EARLIEST.toEpochMilli())), of("$lte", DATE, latest));
    }

    private static BsonDocument readsAsTheText() {
        var read = document()
                .append("date", DATE)
                .append("format", SECONDS)
                .append("timezone", "UTC")
                .build();
        var asked = of("$substrBytes", TEXT, new BsonInt32(0), new BsonInt32(SHORT));
        return of("$eq", new BsonDocument("$dateToString", read), asked);
    }

    private static BsonDocument when(BsonDocument condition, BsonValue then, BsonValue otherwise) {
        return of("$cond", condition, then, otherwise);
    }

    private static BsonDocument of(String operator, BsonValue... operands) {
        return new BsonDocument(operator, new BsonArray(List.of(operands)));
    }
}
