package mflix.migration.analysis;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** What one check of the verification found; the sample names at most ten documents. */
public record VerificationCheck(String name, String expected, String actual, boolean ok, List<String> sample) {
    static final int SAMPLE = 10;

    public BsonDocument toDocument() {
        return new BsonDocument("name", new BsonString(name))
                .append("expected", new BsonString(expected))
                .append("actual", new BsonString(actual))
                .append("ok", BsonBoolean.valueOf(ok))
                .append(
                        "sample",
                        new BsonArray(sample.stream().map(BsonString::new).toList()));
    }
}
