package mflix.testing;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A server with a given answer to the driver's first command: alone, a member of a set, an old one. It refuses every name with a
 * password, in a real server's words, and reports how its users may log in, as a real server does.
 */
public final class FakeMongo implements AutoCloseable {
    private final MongoServer server;
    private final Document greeting;
    private final List<String> users;

    /** @param users as {@code database.user} */
    public FakeMongo(Map<String, ?> greeting, String... users) {
        this(0, greeting, users);
    }

    /** On that port. */
    public FakeMongo(int port, Map<String, ?> greeting, String... users) {
        this.greeting = new Document();
        greeting.forEach(this.greeting::append);
        this.users = List.of(users);
        this.server = new MongoServer(new Backend());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, 16);
    }

    /** The set's own names of its members. */
    public void names(String... hosts) {
        greeting.append("hosts", List.of(hosts));
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    private final class Backend extends MemoryBackend {
        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            return switch (command.toLowerCase(Locale.ROOT)) {
                case "ismaster", "hello" -> hello(query);
                case "saslstart", "saslcontinue", "authenticate" -> refusal();
                default -> super.handleCommand(channel, database, command, query);
            };
        }
    }

    private Document hello(Document query) {
        var hello = HelloReply.withLimits(true).append("ok", 1.0);
        greeting.forEach(hello::append);
        if (users.contains(String.valueOf(query.get("saslSupportedMechs")))) {
            hello.append("saslSupportedMechs", List.of("SCRAM-SHA-1", "SCRAM-SHA-256"));
        }
        return hello;
    }

    private static Document refusal() {
        return new Document("ok", 0.0)
                .append("errmsg", "Authentication failed.")
                .append("code", 18)
                .append("codeName", "AuthenticationFailed");
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
