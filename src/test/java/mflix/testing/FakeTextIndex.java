package mflix.testing;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that answers {@code $text}: films whose title holds the text, in any case, with their field {@code weight} as score. It keeps
 * the commands that searched.
 */
public final class FakeTextIndex implements AutoCloseable {
    private final List<Document> searches = new CopyOnWriteArrayList<>();
    private final MongoServer server = new MongoServer(new Backend());

    public FakeTextIndex() {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, 16);
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/sample_mflix";
    }

    /** The commands with {@code $text}, as they arrived. */
    public List<Document> searches() {
        return List.copyOf(searches);
    }

    private final class Backend extends MemoryBackend {
        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            if (command.toLowerCase(Locale.ROOT).equals("explain")) {
                return new Document("ok", 1.0);
            }
            if (query.toString().contains("$text")) {
                searches.add(query);
            }
            return super.handleCommand(channel, database, command, (Document) understood(query));
        }
    }

    private static Object understood(Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream().map(FakeTextIndex::understood).toList();
        }
        if (!(value instanceof Document document)) {
            return value;
        }
        if ("textScore".equals(document.get("$meta"))) {
            return "$weight";
        }
        var copy = new Document();
        document.forEach((name, inner) -> {
            if (name.equals("$text")) {
                copy.append("title", new BsonRegularExpression((String) ((Document) inner).get("$search"), "i"));
            } else {
                copy.append(name, understood(inner));
            }
        });
        return copy;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
