package mflix.status;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import mflix.mongo.Failures;
import mflix.problem.Problem;

/** The last verdict on each ticket, kept in memory, and the runs that renew it: one at a time for each ticket, each with an end. */
@Singleton
class Tickets {
    private static final Logger LOG = Logger.getLogger(Tickets.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final Map<Ticket, Check> checks;
    private final CheckThreads threads;
    private final Clock clock;
    private final Duration longest;
    private final Map<Ticket, Verdict> last = new ConcurrentHashMap<>();
    private final Map<Ticket, CompletableFuture<Verdict>> underWay = new ConcurrentHashMap<>();

    @Inject
    Tickets(Checks checks, CheckThreads threads, Clock clock) {
        this(checks.byTicket(), threads, clock, LONGEST);
    }

    Tickets(Map<Ticket, Check> checks, CheckThreads threads, Clock clock, Duration longest) {
        this.checks = checks;
        this.threads = threads;
        this.clock = clock;
        this.longest = longest;
    }

    Optional<Verdict> last(Ticket ticket) {
        return Optional.ofNullable(last.get(ticket));
    }

    /** Runs its check, for at most 20 s. A run that is under way is waited for; a result younger than 5 s is returned as it is. */
    Verdict run(Ticket ticket, boolean isAsked) {
        return last(ticket).filter(this::isFresh).orElseGet(() -> awaited(ticket, begun(ticket, isAsked)));
    }

    private boolean isFresh(Verdict verdict) {
        return verdict.checkedAt().plus(FRESH).isAfter(clock.instant());
    }

    private CompletableFuture<Verdict> begun(Ticket ticket, boolean isAsked) {
        return underWay.computeIfAbsent(ticket, any -> {
            var run = new CompletableFuture<Verdict>();
            threads.start("mflix-check-" + ticket.key(), () -> {
                Verdict verdict;
                try {
                    verdict = kept(verdict(ticket, isAsked));
                } finally { // not before it is kept, and not after somebody heard of it, or the wrong run would be
                    // joined
                    underWay.remove(ticket);
                }
                run.complete(verdict);
            });
            return run;
        });
    }

    private Verdict awaited(Ticket ticket, CompletableFuture<Verdict> run) {
        try {
            return run.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return kept(new Verdict(ticket, late(), clock.instant(), longest.toMillis()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.shuttingDown(e);
        }
    }

    private Verdict kept(Verdict verdict) {
        var before = last.put(verdict.ticket(), verdict);
        logChange(verdict.ticket().key(), before == null ? "" : failure(before.finding()), failure(verdict.finding()));
        return verdict;
    }

    // Checks come back every minute while they fail; what is found is told when it is another than before.
    private static void logChange(String ticket, String before, String now) {
        if (NUMBER.matcher(before).replaceAll("#").equals(NUMBER.matcher(now).replaceAll("#"))) {
            return;
        }
        if (now.isEmpty()) {
            LOG.log(Level.INFO, "ticket_healed ticket={0}", ticket);
        } else {
            LOG.log(Level.INFO, "ticket_failed ticket={0} because={1}", new Object[] {ticket, now});
        }
    }

    private static String failure(Finding finding) {
        return finding instanceof Finding.Failed ? finding.message() : "";
    }

    private Verdict verdict(Ticket ticket, boolean isAsked) {
        var began = System.nanoTime();
        var trial = new Trial(isAsked);
        var finding = finding(ticket, trial);
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new Verdict(ticket, took.compareTo(longest) > 0 ? late() : finding, clock.instant(), took.toMillis());
    }

    private Finding late() {
        return new Finding.Failed("The check ran longer than " + longest.toSeconds() + " s.", Map.of());
    }

    private Finding finding(Ticket ticket, Trial trial) {
        try {
            return checks.get(ticket).run(trial);
        } catch (Trial.Unmet e) {
            return trial.failed(e.getMessage());
        } catch (LinkageError e) { // the server ends, and the application's classes are taken away under the check
            LOG.log(Level.FINE, "check_cut_short", e);
            return trial.failed("The server is being stopped.");
        } catch (RuntimeException e) { // whatever it was, the ticket is not proved
            return trial.failed(Failures.problemOf(e).map(Problem::getMessage).orElseGet(() -> unforeseen(ticket, e)));
        }
    }

    private static String unforeseen(Ticket ticket, RuntimeException failure) {
        LOG.log(Level.WARNING, failure, () -> "check_broken ticket=" + ticket.key());
        return "The check could not be carried out; the log has the reason.";
    }

    /** How many tickets have that result now. */
    long count(String result) {
        return Arrays.stream(Ticket.values())
                .filter(ticket -> result.equals(
                        last(ticket).map(verdict -> verdict.finding().result()).orElse(Verdict.UNKNOWN)))
                .count();
    }
}
