package mflix.mongo.monitor;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.DecoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * A command as it was sent, copied and not looked at: what is asked of it is hardly ever asked, its shape only when it was slow.
 *
 * @param members of the command; of a bulk, those that are not its documents
 * @param rendered makes its shape
 */
record StartedCommand(String name, BsonDocument members, Supplier<QueryShape> rendered) {
    private static final Set<String> BULKS = Set.of("insert", "update", "delete", "bulkWrite");
    private static final String WRITE_CONCERN = "writeConcern";
    private static final String READ_CONCERN = "readConcern";
    private static final int USUAL_SIZE = 1024;

    static StartedCommand of(String name, BsonDocument command) {
        if (BULKS.contains(name)) {
            var shape = QueryShape.of(name, command);
            return new StartedCommand(name, withoutDocuments(name, command), () -> shape);
        }
        var copy = copy(command);
        return new StartedCommand(name, copy, () -> QueryShape.of(name, copy));
    }

    private static RawBsonDocument copy(BsonDocument command) {
        var bytes = new BasicOutputBuffer(USUAL_SIZE);
        try (var reader = command.asBsonReader();
                var writer = new BsonBinaryWriter(bytes)) {
            writer.pipe(reader);
        }
        return new RawBsonDocument(bytes.getInternalBuffer(), 0, bytes.getPosition());
    }

    // in one pass: a look-up by name in the driver's document begins at its first member each time
    private static BsonDocument withoutDocuments(String name, BsonDocument command) {
        var wanted = Set.of(name, WRITE_CONCERN, READ_CONCERN);
        var members = new BsonDocument();
        try (var reader = command.asBsonReader()) {
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                var member = reader.readName();
                if (wanted.contains(member)) {
                    members.append(
                            member,
                            new BsonValueCodec()
                                    .decode(reader, DecoderContext.builder().build()));
                } else {
                    reader.skipValue();
                }
            }
        }
        return members;
    }

    /** Absent for a command that is about none. */
    Optional<String> collection() {
        var target = members.get(name);
        return target != null && target.isString()
                ? Optional.of(target.asString().getValue())
                : Optional.empty();
    }

    /** An empty document where it had none. */
    BsonDocument writeConcern() {
        return concern(WRITE_CONCERN);
    }

    /** An empty document where it had none. */
    BsonDocument readConcern() {
        return concern(READ_CONCERN);
    }

    QueryShape shape() {
        return rendered.get();
    }

    private BsonDocument concern(String kind) {
        var concern = members.get(kind);
        if (concern instanceof RawBsonDocument raw) {
            return raw.decode(new BsonDocumentCodec());
        }
        return concern instanceof BsonDocument document ? document : new BsonDocument();
    }
}
