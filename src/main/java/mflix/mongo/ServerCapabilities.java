package mflix.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;

/**
 * What the server on the other end can do, found out by asking it.
 *
 * @param textSearch {@code $text} works on the films
 * @param replicaSet it is a member of a replica set (or a router)
 * @param transactions it has sessions with transactions
 * @param users it has users and the application is logged in as one
 * @param oneSessionPerUser the sessions have a unique index on {@code user_id}, as the sample data brings it
 * @param version of the server
 */
public record ServerCapabilities(
        boolean textSearch,
        boolean replicaSet,
        boolean transactions,
        boolean users,
        boolean oneSessionPerUser,
        String version) {

    /** Asks with six short commands; blocks. A {@code MongoException} passes through when the server does not answer. */
    public static ServerCapabilities of(MongoConnection server) {
        var database = server.reading();
        var hello = database.runCommand(new Document("isMaster", 1));
        var member = hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg"));
        return new ServerCapabilities(
                searchesText(database),
                member,
                member && hello.containsKey("logicalSessionTimeoutMinutes"),
                knowsUsers(server),
                hasOneSessionPerUser(database),
                database.runCommand(new Document("buildInfo", 1)).getString("version"));
    }

    // A server may accept a text index and still not search by it, and a search over no films fails nowhere; so the
    // question is how it would search.
    private static boolean searchesText(MongoDatabase database) {
        var search = new Document("find", CollectionName.MOVIES.inDatabase())
                .append("filter", new Document("$text", new Document("$search", "mflix")));
        try {
            database.runCommand(new Document("explain", search).append("verbosity", "queryPlanner"));
            return true;
        } catch (MongoCommandException e) {
            return false;
        }
    }

    private static boolean knowsUsers(MongoConnection server) {
        var auth = server.connectionStatus().get("authInfo", new Document());
        return !auth.getList("authenticatedUsers", Object.class, List.of()).isEmpty();
    }

    private static boolean hasOneSessionPerUser(MongoDatabase database) {
        var sessions = database.getCollection(CollectionName.SESSIONS.inDatabase());
        for (var index : sessions.listIndexes()) {
            if (new Document("user_id", 1).equals(index.get("key")) && index.getBoolean("unique", false)) {
                return true;
            }
        }
        return false;
    }
}
