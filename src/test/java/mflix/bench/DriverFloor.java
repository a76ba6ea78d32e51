package mflix.bench;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/**
 * The commands of a page in a loop, and nothing else: {@code /list} and {@code /film} answer with how often they were done in the
 * milliseconds of the query string.
 */
public final class DriverFloor {
    private static final int THREADS = 16;

    private DriverFloor() {}

    /** Arguments: port, the database's address, a film's id. */
    public static void main(String[] arguments) throws IOException {
        var database = MongoClients.create(arguments[1]).getDatabase(new ConnectionString(arguments[1]).getDatabase());
        var id = new ObjectId(arguments[2]);
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        serve(server, "/list", () -> list(database));
        serve(server, "/film", () -> film(database, id));
        server.start();
    }

    private static void serve(HttpServer server, String path, Runnable commands) {
        server.createContext(path, exchange -> {
            var millis = Long.parseLong(exchange.getRequestURI().getQuery());
            var body = String.valueOf(done(commands, millis)).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static long done(Runnable commands, long millis) {
        var end = System.nanoTime() + millis * 1_000_000;
        var done = new AtomicLong();
        var ended = new Semaphore(0);
        var threads = Executors.newFixedThreadPool(THREADS);
        for (var i = 0; i < THREADS; i++) {
            threads.execute(() -> {
                try {
                    for (; System.nanoTime() < end; done.incrementAndGet()) {
                        commands.run();
                    }
                } finally {
                    ended.release();
                }
            });
        }
        ended.acquireUninterruptibly(THREADS);
        threads.shutdown();
        return done.get();
    }

    private static void list(MongoDatabase database) {
        var films = collection(database, "movies");
        var page = films.find()
                .sort(descending("tomatoes.viewer.numReviews", "_id"))
                .limit(20)
                .into(new ArrayList<>());
        use(page.size() + films.estimatedDocumentCount());
    }

    private static void film(MongoDatabase database, ObjectId id) {
        var film = collection(database, "movies").find(eq("_id", id)).first();
        var comments = collection(database, "comments")
                .find(eq("movie_id", id))
                .sort(descending("date", "_id"))
                .limit(1000)
                .into(new ArrayList<>());
        use(comments.size() + (film == null ? 0 : 1));
    }

    private static MongoCollection<RawBsonDocument> collection(MongoDatabase database, String name) {
        return database.getCollection(name, RawBsonDocument.class);
    }

    private static void use(long count) {
        if (count == 0) {
            throw new IllegalStateException("The database has no films.");
        }
    }
}
