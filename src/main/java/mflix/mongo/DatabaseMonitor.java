package mflix.mongo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.diagnosis.ConnectionDiagnosis;
import mflix.mongo.diagnosis.ConnectionDiagnostics;
import mflix.problem.ProblemKind;
import org.bson.Document;

/**
 * Is the database there? {@link #look} pings it now and then; all other code reads the kept answer and never waits. Two
 * pings in a row without an answer mean down, one good one means up, one refused log-in means refused.
 */
@Singleton
public class DatabaseMonitor {
    private static final Logger LOG = Logger.getLogger(DatabaseMonitor.class.getName());
    private static final long PING_SECONDS = 1;

    /** A line of the log in which the cause follows. */
    public static final String UNREACHABLE = "database_unreachable ";

    /** A line of the log after the last such one. */
    public static final String REACHED = "database_reached";

    /**
     * What the last pings said. Busy: it failed while every connection was in use, so the database may well be up. Refused:
     * it is there, and does not accept the application's login.
     */
    public enum State {
        UNKNOWN,
        UP,
        BUSY,
        DOWN,
        REFUSED
    }

    /** A state and when it began (UTC). */
    public record Sight(State state, Instant since) {}

    /** Why the database could not be reached, and when; {@code until} is null while it lasts. */
    public record Trouble(ConnectionDiagnosis diagnosis, Instant since, Instant until) {}

    private final MongoConnection database;
    private final CapabilityCache server;
    private final Clock clock;
    private final AtomicReference<Sight> sight;
    private final AtomicReference<Trouble> trouble = new AtomicReference<>();
    private boolean failedBefore;
    private volatile boolean hasClient;

    @Inject
    public DatabaseMonitor(MongoConnection database, CapabilityCache server, Clock clock) {
        this.database = database;
        this.server = server;
        this.clock = clock;
        this.sight = new AtomicReference<>(new Sight(State.UNKNOWN, clock.instant()));
    }

    /** The kept answer. */
    public Sight sight() {
        return sight.get();
    }

    /** The present or the last one since the start; empty when there was none. */
    public Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    /** The client could be made: it cannot while the DNS does not answer for {@code mongodb+srv}. */
    public boolean hasClient() {
        return hasClient;
    }

    /** Why a request that needs the database need not try; empty when it may. */
    public Optional<ProblemKind> refusal() {
        return switch (sight().state()) {
            case UNKNOWN, UP, BUSY -> Optional.empty();
            case DOWN -> Optional.of(ProblemKind.DATABASE_UNAVAILABLE);
            case REFUSED -> Optional.of(ProblemKind.DATABASE_REFUSED);
        };
    }

    /** Pings once, for at most a second. One thread at a time. */
    public synchronized void look() {
        var failure = failureOfAPing();
        var isRefused = failure.filter(DatabaseMonitor::isRefusal).isPresent();
        if (failure.isEmpty()) {
            see(State.UP);
        } else if (isRefused) { // an answer; the driver gives it only every other time, and runs out of time in between
            see(State.REFUSED);
        } else if (isBusy()) {
            see(State.BUSY);
        } else if (failedBefore) {
            see(State.DOWN);
        }
        failedBefore = failure.isPresent() && !isRefused;
        failure.ifPresentOrElse(this::tell, this::tellReached); // last, since finding the cause may take seconds
    }

    private static boolean isRefusal(RuntimeException failure) {
        return MongoFailures.problemOf(failure)
                .filter(problem -> problem.kind() == ProblemKind.DATABASE_REFUSED)
                .isPresent();
    }

    private Optional<RuntimeException> failureOfAPing() {
        try {
            var documents = database.documents();
            hasClient = true;
            documents.withTimeout(PING_SECONDS, TimeUnit.SECONDS).runCommand(new Document("ping", 1));
            return Optional.empty();
        } catch (RuntimeException e) { // an exception that escaped would end the watch
            return Optional.of(e);
        }
    }

    // The log names the reason, once for each cause and once when it is over; visitors do not see it.
    private void tellReached() {
        present().ifPresent(one -> {
            trouble.set(new Trouble(one.diagnosis(), one.since(), clock.instant()));
            LOG.log(Level.INFO, REACHED);
        });
    }

    private void tell(RuntimeException failure) {
        var before = present();
        diagnosed(failure)
                .filter(why -> before.filter(one -> one.diagnosis().equals(why)).isEmpty())
                .ifPresent(why -> {
                    trouble.set(new Trouble(why, clock.instant(), null));
                    LOG.log(Level.WARNING, UNREACHABLE + "{0}", why.sentence());
                });
    }

    private Optional<Trouble> present() {
        return trouble().filter(one -> one.until() == null);
    }

    private Optional<ConnectionDiagnosis> diagnosed(RuntimeException failure) {
        if (!hasClient) {
            return ConnectionDiagnostics.ofNoClient(failure);
        }
        var isOfTheConnection = MongoFailures.problemOf(failure)
                .filter(problem -> MongoFailures.isOfTheConnection(problem.kind()))
                .isPresent();
        return isOfTheConnection ? database.diagnose(failure) : Optional.empty();
    }

    private boolean isBusy() {
        return (sight().state() == State.UP || sight().state() == State.BUSY)
                && database.pool().isExhausted();
    }

    private void see(State state) {
        var before = sight().state();
        if (state == before) {
            return;
        }
        sight.set(new Sight(state, clock.instant()));
        if (state == State.UP && (before == State.DOWN || before == State.REFUSED)) {
            server.forget();
        }
        var isBad = state == State.DOWN || state == State.REFUSED;
        LOG.log(isBad ? Level.WARNING : Level.INFO, "database_watch from={0} to={1}{2}", new Object[] {
            before, state, state == State.REFUSED ? " " + MongoFailures.HOW_TO_BE_LET_IN : ""
        });
    }
}
