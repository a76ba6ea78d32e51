package mflix.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import mflix.status.checks.CheckThreads;
import mflix.status.checks.SiteAddress;
import mflix.status.checks.Ticket;
import mflix.status.checks.TicketCheck;
import mflix.testing.MovableClock;
import org.junit.jupiter.api.Test;

class CheckSchedulerTest {
    private static final CheckThreads THREADS = new CheckThreads(Thread::new);
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final Map<Ticket, TicketCheck> checks = Arrays.stream(Ticket.values())
            .collect(Collectors.toMap(
                    ticket -> ticket,
                    ticket -> run -> ticket == Ticket.PAGING ? run.failed("No.") : run.passed("Yes.")));
    private final TicketRunner runner = new TicketRunner(checks, THREADS, clock, Duration.ofSeconds(60));
    private final CheckScheduler scheduler = new CheckScheduler(runner, null, new SiteAddress(), THREADS, clock);

    @Test
    void onlyChecksThatReadAreDueAndFailedOnesSooner() {
        assertThat(scheduler.due()).hasSize(11).noneMatch(Ticket::writes);
        scheduler.due().forEach(ticket -> runner.run(ticket, false));
        assertThat(scheduler.due()).isEmpty();
        clock.move(Duration.ofMinutes(1));
        assertThat(scheduler.due()).containsExactly(Ticket.PAGING);
        clock.move(Duration.ofMinutes(14));
        assertThat(scheduler.due()).hasSize(11);
    }
}
