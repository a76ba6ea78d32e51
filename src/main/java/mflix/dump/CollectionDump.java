package mflix.dump;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import mflix.embedded.PrivateFile;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** One collection as mongodump's two files: its documents, and its indexes and options. */
final class CollectionDump {
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    private static final Pattern NOT_IN_FILE_NAMES = Pattern.compile("[\\x00-\\x1f/\\\\:*?\"<>|%]");
    private static final int STEP = 1000;

    private final MongoCollection<RawBsonDocument> documents;
    private final BsonDocument options;
    private final DumpListener listener;
    private final String name;

    /** {@code collection}: as {@code listCollections} describes it. */
    CollectionDump(MongoDatabase database, Document collection, DumpListener listener) {
        this.name = collection.getString("name");
        this.documents = database.getCollection(name, RawBsonDocument.class).withReadConcern(ReadConcern.MAJORITY);
        this.options = collection.get("options", new Document()).toBsonDocument();
        this.listener = listener;
    }

    /** Returns how many documents were written. */
    long write(Path folder, boolean isPacked) throws IOException {
        var metadata = metadata().toJson(CANONICAL).getBytes(UTF_8);
        try (var out = open(folder, ".metadata.json", isPacked)) {
            out.write(metadata);
        }
        try (var out = open(folder, ".bson", isPacked)) {
            return writeDocuments(out);
        }
    }

    private long writeDocuments(OutputStream out) throws IOException {
        var expected = documents.estimatedDocumentCount();
        var written = 0L;
        try (var cursor =
                documents.find().sort(Sorts.ascending("_id")).batchSize(STEP).iterator()) {
            while (cursor.hasNext()) {
                var bytes = cursor.next().getByteBuffer();
                out.write(bytes.array(), bytes.position(), bytes.remaining());
                if (++written % STEP == 0) {
                    listener.writing(name, written, expected);
                }
            }
        }
        listener.writing(name, written, written);
        return written;
    }

    // Without the collection's uuid, so that the same collection in another database makes the same file.
    private BsonDocument metadata() {
        var indexes = documents.listIndexes(BsonDocument.class).into(new ArrayList<>());
        indexes.forEach(index -> index.remove("ns"));
        indexes.sort(Comparator.comparing(index -> index.getString("name").getValue()));
        return new BsonDocument("indexes", new BsonArray(indexes))
                .append("collectionName", new BsonString(name))
                .append("type", new BsonString("collection"))
                .append("options", options);
    }

    private OutputStream open(Path folder, String ending, boolean isPacked) throws IOException {
        var channel = PrivateFile.open(folder.resolve(fileName() + ending + (isPacked ? ".gz" : "")));
        var file = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16) {
            @Override
            public void close() throws IOException {
                flush();
                channel.force(true);
                super.close();
            }
        };
        return isPacked ? new GZIPOutputStream(file) : file;
    }

    private String fileName() {
        return NOT_IN_FILE_NAMES
                .matcher(name)
                .replaceAll(found -> "%"
                        + HexFormat.of().withUpperCase().toHexDigits((byte)
                                found.group().charAt(0)));
    }
}
