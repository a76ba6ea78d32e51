package mflix.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mflix.mongo.MongoConnection;
import mflix.testing.ChildServer;
import mflix.testing.Json;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The migration of the films' {@code lastupdated} behind the console: started and looked at through the API, and put back after a test. */
final class LastUpdated implements AutoCloseable {
    static final String NAME = "movies-lastupdated";
    private static final String FIELD = "lastupdated";
    private static final Path URI = Path.of("target/it/mflix-data/embedded.uri");

    private final Visitor admin;
    private final MongoConnection database;

    LastUpdated(Visitor admin) {
        this.admin = admin;
        try {
            this.database = MongoConnection.at(Files.readString(URI).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(URI.toString(), e);
        }
    }

    /** How many films have a text. */
    long texts() {
        return movies().countDocuments(Filters.type(FIELD, BsonType.STRING));
    }

    /** Films whose text is a time beyond doubt, in the order of their ids. */
    List<ObjectId> convertible() {
        return movies().find(
                        Filters.regex(
                                FIELD,
                                "^20[01][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8]) [01][0-9]:[0-5][0-9]:[0-5][0-9][.][0-9]{3}000000$"))
                .sort(Sorts.ascending("_id"))
                .map(film -> film.getObjectId("_id"))
                .into(new ArrayList<>());
    }

    /** Gives a film another text; returns the one it had, null where that was a date. */
    String plant(ObjectId film, String text) {
        var before = movies().findOneAndUpdate(Filters.eq(film), Updates.set(FIELD, text));
        return before.get(FIELD) instanceof String had ? had : null;
    }

    /** Starts a run with these options and waits for its end; its address below {@code /admin/migrations}. */
    String runToItsEnd(BsonDocument options) {
        var started = admin.migrations().start(NAME, options);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        return awaitEnd(started.json());
    }

    /** Starts a run that rests for a minute after its first range. */
    void startSlowly() {
        var slowly = Json.of("rangeSize", 100).append("pace", Json.of("minPauseMillis", 60_000));
        var started = admin.migrations().start(NAME, slowly);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
    }

    private String awaitEnd(BsonDocument run) {
        var path = pathOf(run);
        ChildServer.await("the end of " + path, () -> !run(path).isNull("endedAt"));
        return path;
    }

    BsonDocument run(String path) {
        return admin.migrations().run(path).json();
    }

    /** As somebody else does it meanwhile. */
    Answer act(String path, String action) {
        return admin.migrations().act(path, action);
    }

    /** All films have the texts they had before any run, whatever a test has left behind. */
    void undoAll() {
        var migration = admin.migrations().one(NAME).json();
        if (!migration.isNull("active")) {
            act(pathOf(migration.getDocument("active")), "cancel");
            awaitEnd(migration.getDocument("active"));
        }
        admin.migrations().runs(NAME).json().getArray("runs").forEach(run -> undo(run.asDocument()));
    }

    /** Undoes all, and forgets which values were refused and that the ticket had passed. */
    @Override
    public void close() {
        undoAll();
        database.documents().getCollection("migration_errors").deleteMany(new Document());
        database.close();
        awaitVerdict();
    }

    /** The site looks by itself now and then, and what it saw is its answer for five seconds: perhaps the dates of the test that ends. */
    private void awaitVerdict() {
        ChildServer.await("a verdict on the texts", () -> admin.status()
                .run("migration")
                .json()
                .getString("result")
                .getValue()
                .equals("fail"));
    }

    private void undo(BsonDocument run) {
        var isLegal = run(pathOf(run)).getArray("legal").stream()
                .anyMatch(legal ->
                        legal.asDocument().getString("action").getValue().equals("undo"));
        if (isLegal) {
            var undo = admin.migrations().undo(pathOf(run), NAME).json();
            admin.migrations().pace(pathOf(undo), Json.of("minPauseMillis", 0)); // not at the pace of what it undoes
            awaitEnd(undo);
        }
    }

    private MongoCollection<Document> movies() {
        return database.documents().getCollection("movies");
    }

    private static String pathOf(BsonDocument run) {
        return run.getString("href").getValue().replace("/api/v1", "");
    }
}
