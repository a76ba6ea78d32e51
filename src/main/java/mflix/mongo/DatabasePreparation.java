package mflix.mongo;

import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.settings.MongoSettings;

/**
 * What a database needs before the application uses it: its first content (embedded only), indexes, and the answer to what
 * it can do. Tried in the background 1, 2, 4 … 30 seconds apart until it succeeded, so no start waits for a database.
 */
@Singleton
public class DatabasePreparation {
    private static final Logger LOG = Logger.getLogger(DatabasePreparation.class.getName());
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final Duration BUILDING_PACE = Duration.ofSeconds(10);

    private final MongoSettings settings;
    private final MongoConnection database;
    private final DatabaseProvider fallback;
    private final CapabilityCache server;
    private final AtomicReference<List<String>> refusedIndexes = new AtomicReference<>();
    private volatile boolean filled;

    @Inject
    public DatabasePreparation(
            MongoSettings settings, MongoConnection database, DatabaseProvider fallback, CapabilityCache server) {
        this.settings = settings;
        this.database = database;
        this.fallback = fallback;
        this.server = server;
    }

    /** The first content and its indexes are in. With a URI there is none to wait for. */
    public boolean isFilled() {
        return filled || !settings.isEmbedded();
    }

    /** A sentence for each index that the server refused; empty while not tried yet. */
    public List<String> refusedIndexes() {
        var refused = refusedIndexes.get();
        return refused == null ? List.of() : refused;
    }

    /** Prepares soon, and again later until it succeeded. */
    void begin(BackgroundTasks tasks) {
        tasks.after(Duration.ZERO, () -> attempt(tasks, 1));
    }

    private void attempt(BackgroundTasks tasks, long pauseSeconds) {
        try {
            prepare();
        } catch (RuntimeException e) { // whatever it was, the loop goes on
            var known = MongoFailures.problemOf(e);
            var reason = known.map(problem -> problem.kind().name())
                    .orElse(e.getClass().getSimpleName());
            LOG.log(
                    Level.INFO,
                    known.isPresent() ? null : e, // the driver's own messages name hosts
                    () -> "database_not_prepared next_try_in_s=" + pauseSeconds + " because=" + reason);
            var next = Math.min(2 * pauseSeconds, LONGEST_PAUSE_SECONDS);
            tasks.after(Duration.ofSeconds(pauseSeconds), () -> attempt(tasks, next));
        }
    }

    private void prepare() {
        var documents = database.documents();
        if (settings.isEmbedded()) {
            fallback.fill(documents);
        }
        var refused = makeIndexes(documents);
        filled = true;
        refused.forEach(sentence -> LOG.log(Level.WARNING, "index_refused {0}", sentence));
        refusedIndexes.set(refused);
        server.forget();
        LOG.log(Level.INFO, "database_prepared capabilities={0}", server.capabilities());
    }

    private List<String> makeIndexes(MongoDatabase documents) {
        try (var builder = new IndexBuilder(database, DatabasePreparation::building, BUILDING_PACE)) {
            return DatabaseIndexes.make(documents, builder);
        }
    }

    private static void building(String collection, String index, Duration since) {
        LOG.log(Level.INFO, "index_building collection={0} index={1} seconds={2}", new Object[] {
            collection, index, since.toSeconds()
        });
    }
}
