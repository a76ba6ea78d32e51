package mflix.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Wraps a backend, which the library opens to every connection: each connection must first prove by SASL PLAIN that it has
 * the key. Before that it may only do the handshake.
 */
final class GuardedBackend implements MongoBackend {
    private static final AttributeKey<Boolean> LET_IN = AttributeKey.valueOf(GuardedBackend.class, "letIn");
    private static final Set<String> HANDSHAKE = Set.of("ismaster", "hello", "ping");
    private static final String HINT =
            " This is the embedded database of MFlix: the address that lets in is in embedded.uri of its data folder.";

    private final MongoBackend guarded;
    private final AccessKey key;

    GuardedBackend(MongoBackend guarded, AccessKey key) {
        this.guarded = guarded;
        this.key = key;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var document = message.getDocument();
        var command = document.keySet().iterator().next();
        if (isLogin(command)) {
            return login(message.getChannel(), document);
        }
        requireAccess(message.getChannel(), command);
        return guarded.handleMessage(message);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (isLogin(command)) {
            return login(channel, query);
        }
        requireAccess(channel, command);
        return guarded.handleCommand(channel, database, command, query);
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        requireAccess(query.getChannel(), "OP_QUERY");
        return guarded.handleQuery(query);
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        requireAccess(query.getChannel(), "inprog");
        return guarded.getCurrentOperations(query);
    }

    /** Asked by the oldest form of that command alone, which does not say on which connection; the other form goes on working. */
    @Override
    public Document getServerStatus() {
        throw unauthorized("serverStatus");
    }

    private static boolean isLogin(String command) {
        return command.equalsIgnoreCase("saslStart");
    }

    private Document login(Channel channel, Document command) {
        var mechanism = command.get("mechanism");
        if (!"PLAIN".equals(mechanism)) {
            throw new MongoServerError(
                    334, "MechanismUnavailable", "The only authentication mechanism here is PLAIN." + HINT);
        }
        if (!(command.get("payload") instanceof BinData payload) || !key.opens(payload.getData())) {
            throw new MongoServerError(18, "AuthenticationFailed", "Authentication failed." + HINT);
        }
        channel.attr(LET_IN).set(true);
        return new Document("conversationId", 1)
                .append("done", true)
                .append("payload", new BinData(new byte[0]))
                .append("ok", 1.0);
    }

    private static void requireAccess(Channel channel, String command) {
        var isLetIn = Boolean.TRUE.equals(channel.attr(LET_IN).get());
        if (!isLetIn && !HANDSHAKE.contains(command.toLowerCase(Locale.ROOT))) {
            throw unauthorized(command);
        }
    }

    private static MongoServerError unauthorized(String command) {
        return new MongoServerError(13, "Unauthorized", "Command " + command + " requires authentication." + HINT);
    }

    @Override
    public void handleClose(Channel channel) {
        guarded.handleClose(channel);
    }

    @Override
    public void dropDatabase(String database) {
        guarded.dropDatabase(database);
    }

    @Override
    public void close() {
        guarded.close();
    }

    @Override
    public void closeCursors(List<Long> cursors) {
        guarded.closeCursors(cursors);
    }

    @Override
    public Clock getClock() {
        return guarded.getClock();
    }

    @Override
    public void enableOplog() {
        guarded.enableOplog();
    }

    @Override
    public void disableOplog() {
        guarded.disableOplog();
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return guarded.resolveDatabase(database);
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        guarded.version(version);
        return this;
    }
}
