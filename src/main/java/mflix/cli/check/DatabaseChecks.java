package mflix.cli.check;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mflix.mongo.MongoConnection;
import mflix.mongo.diagnosis.ConnectionDiagnosis;
import mflix.mongo.diagnosis.ConnectionDiagnostics;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;

/** A database that can be asked: whether it answers, with the server's own sentence when it does not, and then everything else. */
final class DatabaseChecks {
    /** For the first answer; the cause of a failure is asked for afterwards. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    // The DNS is asked too, which has time-outs of its own.
    private static final long LONGEST_SECONDS = 8;

    private final String uri;
    private final MongoSettings settings;

    DatabaseChecks(String uri, MongoSettings settings) {
        this.uri = uri;
        this.settings = settings;
    }

    void writeTo(CheckReport report) {
        settings.warnings().forEach(sentence -> report.warning("address", sentence));
        try (var database = reached()) {
            new LiveChecks(database, settings.isEmbedded()).writeTo(report);
        } catch (Problem unreached) {
            report.error("address", unreached.getMessage());
        }
    }

    private MongoConnection reached() {
        var threads = Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "database-check");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return CompletableFuture.supplyAsync(this::connected, threads).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem problem ? problem : unanswered(e);
        } catch (TimeoutException e) {
            throw unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private MongoConnection connected() {
        MongoConnection database;
        try {
            database = MongoConnection.at(uri, settings.maxTime());
        } catch (RuntimeException e) {
            throw ConnectionDiagnostics.ofNoClient(e)
                    .map(ConnectionDiagnosis::sentence)
                    .map(Problem::notFound)
                    .map(problem -> problem.causedBy(e))
                    .orElseThrow(() -> e);
        }
        try {
            database.requireAnswer(PATIENCE);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Problem unanswered(Exception cause) {
        return Problem.notFound("The database cannot be reached.").causedBy(cause);
    }
}
