package mflix.testing;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A server with a vector search index: {@code $vectorSearch} by that index finds the documents with a field {@code nearness}, the nearest
 * first, and by another index nothing, as on Atlas. The vectors themselves are not compared.
 */
public final class FakeVectorIndex implements AutoCloseable {
    private final String index;
    private final MongoServer server = new MongoServer(new Backend());

    public FakeVectorIndex(String index) {
        this.index = index;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, 16);
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/sample_mflix";
    }

    private final class Backend extends MemoryBackend {
        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            if (query.get("pipeline") instanceof Collection<?> stages) {
                query.put("pipeline", understood(stages));
            }
            return super.handleCommand(channel, database, command, query);
        }
    }

    private List<Object> understood(Collection<?> stages) {
        var all = new ArrayList<Object>();
        for (var stage : stages) {
            if (((Document) stage).get("$vectorSearch") instanceof Document search) {
                var field = index.equals(search.get("index")) ? "nearness" : "no such index";
                all.add(new Document("$match", new Document(field, new Document("$exists", true))));
                all.add(new Document("$sort", new Document("nearness", -1)));
                all.add(new Document("$limit", search.get("limit")));
            } else {
                all.add(scored(stage));
            }
        }
        return all;
    }

    private static Object scored(Object value) {
        if (!(value instanceof Document document)) {
            return value;
        }
        if ("vectorSearchScore".equals(document.get("$meta"))) {
            return "$nearness";
        }
        var copy = new Document();
        document.forEach((name, inner) -> copy.append(name, scored(inner)));
        return copy;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
