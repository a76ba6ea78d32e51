package mflix.testing;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server that keeps users in {@code admin} as MongoDB does, but does not check who is calling. */
public final class FakeUsers implements AutoCloseable {
    private final Map<String, Document> users = new ConcurrentHashMap<>();
    private final MongoServer server = new MongoServer(new Backend());

    public FakeUsers() {
        server.bind("127.0.0.1", 0);
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/";
    }

    /** {@code {roles, pwd}} as stored, or null. */
    public Document user(String name) {
        return users.get(name);
    }

    public void put(String name, String password, List<Document> roles) {
        users.put(name, new Document("pwd", password).append("roles", roles));
    }

    private final class Backend extends MemoryBackend {
        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            return switch (command) {
                case "usersInfo" -> {
                    var wanted = ((Document) query.get("usersInfo")).get("user");
                    var found = users.containsKey(String.valueOf(wanted))
                            ? List.of(new Document("user", wanted))
                            : List.of();
                    yield new Document("ok", 1.0).append("users", found);
                }
                case "createUser", "updateUser" -> {
                    var user = users.computeIfAbsent(String.valueOf(query.get(command)), name -> new Document());
                    List.of("pwd", "roles").stream()
                            .filter(query::containsKey)
                            .forEach(part -> user.put(part, query.get(part)));
                    yield new Document("ok", 1.0);
                }
                default -> super.handleCommand(channel, database, command, query);
            };
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
