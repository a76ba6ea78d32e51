package mflix.status;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import mflix.mongo.DatabasePreparation;
import mflix.status.checks.CheckFinding;
import mflix.status.checks.CheckThreads;
import mflix.status.checks.SiteAddress;
import mflix.status.checks.Ticket;

/**
 * Renews the verdicts of the checks that only read: every 15 minutes, after a minute where one failed, so that a failure
 * clears by itself. Not before the embedded database has its films, nor before this server has learned its own address.
 */
@Singleton
class CheckScheduler {
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final TicketRunner runner;
    private final DatabasePreparation preparation;
    private final SiteAddress ownAddress;
    private final CheckThreads threads;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();

    @Inject
    CheckScheduler(
            TicketRunner runner,
            DatabasePreparation preparation,
            SiteAddress ownAddress,
            CheckThreads threads,
            Clock clock) {
        this.runner = runner;
        this.preparation = preparation;
        this.ownAddress = ownAddress;
        this.threads = threads;
        this.clock = clock;
    }

    /** Runs what is due, one after the other, in a thread of its own; returns at once. */
    void tick() {
        if (!threads.hasEnded()
                && preparation.isFilled()
                && ownAddress.root().isPresent()
                && underWay.compareAndSet(false, true)) {
            threads.start("mflix-checks", () -> {
                try {
                    due().stream().takeWhile(any -> !threads.hasEnded()).forEach(ticket -> runner.run(ticket, false));
                } finally {
                    underWay.set(false);
                }
            });
        }
    }

    List<Ticket> due() {
        return Arrays.stream(Ticket.values())
                .filter(ticket -> !ticket.writes())
                .filter(ticket -> runner.last(ticket).map(this::isOld).orElse(true))
                .toList();
    }

    private boolean isOld(TicketResult verdict) {
        var pause = verdict.finding() instanceof CheckFinding.Failed ? PAUSE_AFTER_FAILURE : PAUSE;
        return !verdict.checkedAt().plus(pause).isAfter(clock.instant());
    }
}
