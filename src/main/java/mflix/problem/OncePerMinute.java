package mflix.problem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;

/** Something that may happen often, reported at most once a minute with how often it happened since. */
public final class OncePerMinute {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final LongConsumer report;
    private Instant reported = Instant.EPOCH;
    private long unreported;

    /** {@code report} receives the count; it is called by the thread that counts. */
    public OncePerMinute(Clock clock, LongConsumer report) {
        this.clock = clock;
        this.report = report;
    }

    public synchronized void count() {
        unreported++;
        var now = clock.instant();
        if (reported.plus(PAUSE).isBefore(now)) {
            report.accept(unreported);
            reported = now;
            unreported = 0;
        }
    }
}
