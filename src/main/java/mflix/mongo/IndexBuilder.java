package mflix.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Builds indexes, which may take minutes: with a client of its own, opened for the first one, and a report every few
 * seconds. A server that goes away meanwhile is asked again, since an index that exists is not built twice.
 */
public final class IndexBuilder implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    /** Receives on another thread which index is being built, and for how long; nothing for short builds. */
    @FunctionalInterface
    public interface Listener {
        void building(String collection, String index, Duration since);
    }

    private final MongoConnection database;
    private final Listener listener;
    private final Duration pace;
    private MongoConnection patient;

    /** {@code pace}: how often the listener is called. */
    public IndexBuilder(MongoConnection database, Listener listener, Duration pace) {
        this.database = database;
        this.listener = listener;
        this.pace = pace;
    }

    /**
     * Runs what builds an index, perhaps several times.
     *
     * @param index its name in what the listener receives
     * @param building receives a handle that waits for minutes
     */
    public void build(String collection, String index, Consumer<MongoDatabase> building) {
        var began = System.nanoTime();
        var ticker = ticker();
        var unused = ticker.scheduleAtFixedRate(
                () -> listener.building(collection, index, Duration.ofNanos(System.nanoTime() - began)),
                pace.toMillis(),
                pace.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            RepeatedCommand.upTo(ATTEMPTS, attempt -> building.accept(documents()));
        } finally {
            ticker.shutdownNow();
        }
    }

    private MongoDatabase documents() {
        if (patient == null) {
            patient = database.patient();
        }
        return patient.documents();
    }

    private static ScheduledExecutorService ticker() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "index-progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void close() {
        if (patient != null) {
            patient.close();
        }
    }
}
