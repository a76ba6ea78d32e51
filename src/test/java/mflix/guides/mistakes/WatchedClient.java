package mflix.guides.mistakes;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import mflix.testing.TestDatabase;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** An in-memory database, and a client of it whose commands and the bytes of their answers are counted. */
final class WatchedClient implements AutoCloseable {
    private final TestDatabase server = TestDatabase.inMemory();
    private final AtomicInteger commands = new AtomicInteger();
    private final AtomicLong replyBytes = new AtomicLong();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(server.uri()))
            .addCommandListener(new Counter())
            .build());

    /** What a piece of work cost. */
    record Cost(int commands, long replyBytes) {}

    private final class Counter implements CommandListener {
        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            commands.incrementAndGet();
            var reply = new RawBsonDocument(event.getResponse(), new BsonDocumentCodec());
            replyBytes.addAndGet(reply.getByteBuffer().remaining());
        }
    }

    MongoDatabase documents() {
        return client.getDatabase("sample_mflix");
    }

    Cost costOf(Runnable work) {
        var commandsBefore = commands.get();
        var bytesBefore = replyBytes.get();
        work.run();
        return new Cost(commands.get() - commandsBefore, replyBytes.get() - bytesBefore);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
