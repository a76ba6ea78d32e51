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
import mflix.mongo.MongoFailures;
import mflix.problem.Problem;
import mflix.status.checks.CheckFinding;
import mflix.status.checks.CheckRun;
import mflix.status.checks.CheckThreads;
import mflix.status.checks.Ticket;
import mflix.status.checks.TicketCheck;
import mflix.status.checks.TicketChecks;

/**
 * The last verdict on each ticket, kept in memory, and the runs that renew it: one at a time for each ticket, each with a
 * time limit.
 */
@Singleton
public class TicketRunner {
    private static final Logger LOG = Logger.getLogger(TicketRunner.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final Map<Ticket, TicketCheck> checks;
    private final CheckThreads threads;
    private final Clock clock;
    private final Duration longest;
    private final Map<Ticket, TicketResult> last = new ConcurrentHashMap<>();
    private final Map<Ticket, CompletableFuture<TicketResult>> underWay = new ConcurrentHashMap<>();

    @Inject
    TicketRunner(TicketChecks checks, CheckThreads threads, Clock clock) {
        this(checks.byTicket(), threads, clock, LONGEST);
    }

    TicketRunner(Map<Ticket, TicketCheck> checks, CheckThreads threads, Clock clock, Duration longest) {
        this.checks = checks;
        this.threads = threads;
        this.clock = clock;
        this.longest = longest;
    }

    Optional<TicketResult> last(Ticket ticket) {
        return Optional.ofNullable(last.get(ticket));
    }

    /** Runs its check, for at most 20 s. A run that is under way is waited for; a result younger than 5 s is returned as it is. */
    TicketResult run(Ticket ticket, boolean isAsked) {
        return last(ticket).filter(this::isFresh).orElseGet(() -> awaited(ticket, begun(ticket, isAsked)));
    }

    private boolean isFresh(TicketResult verdict) {
        return verdict.checkedAt().plus(FRESH).isAfter(clock.instant());
    }

    private CompletableFuture<TicketResult> begun(Ticket ticket, boolean isAsked) {
        return underWay.computeIfAbsent(ticket, any -> {
            var run = new CompletableFuture<TicketResult>();
            threads.start("mflix-check-" + ticket.key(), () -> {
                TicketResult verdict;
                try {
                    verdict = kept(verdict(ticket, isAsked));
                } finally {
                    // after it is kept, and before it is handed out, or a caller would join the wrong run
                    underWay.remove(ticket);
                }
                run.complete(verdict);
            });
            return run;
        });
    }

    private TicketResult awaited(Ticket ticket, CompletableFuture<TicketResult> run) {
        try {
            return run.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return kept(new TicketResult(ticket, late(), clock.instant(), longest.toMillis()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MongoFailures.shuttingDown(e);
        }
    }

    private TicketResult kept(TicketResult verdict) {
        var before = last.put(verdict.ticket(), verdict);
        if (!threads.hasEnded()) {
            logChange(
                    verdict.ticket().key(),
                    before == null ? "" : failure(before.finding()),
                    failure(verdict.finding()));
        }
        return verdict;
    }

    // Checks come back every minute while they fail; a finding is logged when it differs from the one before.
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

    private static String failure(CheckFinding finding) {
        return finding instanceof CheckFinding.Failed ? finding.message() : "";
    }

    private TicketResult verdict(Ticket ticket, boolean isAsked) {
        var began = System.nanoTime();
        var run = new CheckRun(isAsked);
        var finding = finding(ticket, run);
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new TicketResult(
                ticket, took.compareTo(longest) > 0 ? late() : finding, clock.instant(), took.toMillis());
    }

    private CheckFinding late() {
        return new CheckFinding.Failed("The check ran longer than " + longest.toSeconds() + " s.", Map.of());
    }

    private CheckFinding finding(Ticket ticket, CheckRun run) {
        try {
            return checks.get(ticket).run(run);
        } catch (CheckRun.Unmet e) {
            return run.failed(e.getMessage());
        } catch (LinkageError e) { // the server ends, and the application's classes are removed while the check runs
            return cutShort(run, e);
        } catch (RuntimeException e) { // whatever the failure, the ticket is not passed
            if (threads.hasEnded()) {
                return cutShort(run, e);
            }
            return run.failed(
                    MongoFailures.problemOf(e).map(Problem::getMessage).orElseGet(() -> unforeseen(ticket, e)));
        }
    }

    private static CheckFinding cutShort(CheckRun run, Throwable failure) {
        LOG.log(Level.FINE, "check_cut_short", failure);
        return run.failed("The server is being stopped.");
    }

    private static String unforeseen(Ticket ticket, RuntimeException failure) {
        LOG.log(Level.WARNING, failure, () -> "check_broken ticket=" + ticket.key());
        return "The check could not be carried out; the log has the reason.";
    }

    /** How many tickets have that result now. */
    long count(String result) {
        return Arrays.stream(Ticket.values())
                .filter(ticket -> result.equals(
                        last(ticket).map(verdict -> verdict.finding().result()).orElse(TicketResult.UNKNOWN)))
                .count();
    }
}
