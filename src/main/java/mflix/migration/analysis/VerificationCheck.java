package mflix.migration.analysis;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** What one check of the verification found; the sample names at most ten documents. */
public record VerificationCheck(String name, String expected, String actual, boolean ok, List<String> sample) {
    static final int SAMPLE = 10;

    public BsonDocument toDocument() {
        return document()
                .append("name", name)
                .append("expected", expected)
                .append("actual", actual)
                .append("ok", ok)
                .append("sample", sample.stream().map(BsonString::new))
                .build();
    }
}
