package mflix.guides.mistakes;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a migration costs that reads, changes and writes back. */
@Tag("F-355")
class ReplaceLoopTest {

    // region replace-loop
    static void toTenPoints(MongoCollection<Document> movies) {
        for (var film : movies.find()) {
            var points = film.get("metacritic", Number.class);
            film.put("metacritic", points.doubleValue() / 10);
            movies.replaceOne(eq("_id", film.get("_id")), film);
        }
    }
    // endregion replace-loop

    @Test
    void itTakesBackWhatTheApplicationWritesMeanwhile() {
        try (var server = TestDatabase.inMemory()) {
            var movies = server.documents().getCollection("movies");
            movies.insertMany(List.of(film(1, "First", 87), film(2, "Secnod", 61)));
            var editor = atTheFirstUpdate(() -> movies.updateOne(eq("_id", 2), Updates.set("title", "Second")));
            var address = new ConnectionString("mongodb://127.0.0.1:" + server.port() + "/");
            try (var client = MongoClients.create(MongoClientSettings.builder()
                    .applyConnectionString(address)
                    .addCommandListener(editor)
                    .build())) {
                toTenPoints(client.getDatabase(movies.getNamespace().getDatabaseName())
                        .getCollection("movies"));
            }
            assertThat(movies.find(eq("_id", 2)).first()).containsEntry("title", "Secnod");
        }
    }

    @Test
    void aSecondRunConvertsWhatIsConverted() {
        try (var server = TestDatabase.inMemory()) {
            var movies = server.documents().getCollection("movies");
            movies.insertOne(film(1, "First", 87));
            toTenPoints(movies);
            toTenPoints(movies);
            assertThat(movies.find().first().getDouble("metacritic")).isCloseTo(0.87, within(1e-9));
        }
    }

    private static Document film(int id, String title, int metacritic) {
        return new Document("_id", id).append("title", title).append("metacritic", metacritic);
    }

    private static CommandListener atTheFirstUpdate(Runnable edit) {
        var isDone = new AtomicBoolean();
        return new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (event.getCommandName().equals("update") && isDone.compareAndSet(false, true)) {
                    edit.run();
                }
            }
        };
    }
}
