package mflix.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mflix.mongo.MongoConnection;
import org.bson.RawBsonDocument;

/** Collections as they are at one moment: each document's id with a hash of its bytes. */
public final class Snapshot {
    private final Map<String, String> documents = new TreeMap<>();

    private Snapshot() {}

    public static Snapshot of(MongoConnection database, List<String> collections) {
        var snapshot = new Snapshot();
        for (var name : collections) {
            database.documents()
                    .getCollection(name, RawBsonDocument.class)
                    .find()
                    .forEach(document -> snapshot.documents.put(name + " " + document.get("_id"), hash(document)));
        }
        return snapshot;
    }

    /** Nothing was added, changed or removed since. */
    public void assertUnchanged(Snapshot later) {
        assertThat(documents).isNotEmpty();
        assertThat(later.documents).isEqualTo(documents);
    }

    private static String hash(RawBsonDocument document) {
        try {
            var bytes = document.getByteBuffer();
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.asNIO());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
