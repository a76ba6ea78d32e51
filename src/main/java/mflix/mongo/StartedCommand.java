package mflix.mongo;

import java.util.Set;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;

/** A command that is under way. Its shape is made into text only when it is asked for, which is when the command was slow. */
@FunctionalInterface
interface StartedCommand {
    /** What a copy of could hold many documents: of these the shape is made at once. */
    Set<String> BULKS = Set.of("insert", "update", "delete", "bulkWrite");

    int USUAL_SIZE = 1024;

    QueryShape shape();

    /** Copies what it needs of the command. */
    static StartedCommand of(String name, BsonDocument command) {
        if (BULKS.contains(name)) {
            var shape = QueryShape.of(name, command);
            return () -> shape;
        }
        var copy = copy(command);
        return () -> QueryShape.of(name, copy);
    }

    private static RawBsonDocument copy(BsonDocument command) {
        var bytes = new BasicOutputBuffer(USUAL_SIZE);
        try (var reader = command.asBsonReader();
                var writer = new BsonBinaryWriter(bytes)) {
            writer.pipe(reader);
        }
        return new RawBsonDocument(bytes.getInternalBuffer(), 0, bytes.getPosition());
    }
}
