package mflix.bench;

import java.io.IOException;
import java.util.ArrayList;
import mflix.mongo.MongoConnection;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;

/** The database beneath the bench: the server of {@code MFLIX_TEST_DB_URI} with a database of its own, or else {@link CannedMongo}. */
record BenchDatabase(String uri, AutoCloseable server) implements AutoCloseable {

    static BenchDatabase open() throws IOException {
        if (System.getenv("MFLIX_TEST_DB_URI") == null) {
            var canned = new CannedMongo();
            return new BenchDatabase(canned.uri(), canned);
        }
        var real = TestDatabase.onRealServer();
        fill(real.database());
        return new BenchDatabase(real.uri(), real);
    }

    private static void fill(MongoConnection database) {
        var films = CannedFilms.all();
        var comments = new ArrayList<BsonDocument>();
        films.forEach(film ->
                comments.addAll(CannedFilms.commentsOf(film.getObjectId("_id").getValue())));
        comments.forEach(comment -> comment.remove("_id"));
        var documents = database.documents();
        documents.getCollection("movies", BsonDocument.class).insertMany(films);
        documents.getCollection("comments", BsonDocument.class).insertMany(comments);
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
