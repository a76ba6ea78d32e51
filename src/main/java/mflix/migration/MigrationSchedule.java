package mflix.migration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** When runs start by themselves. Of any number of nodes one starts it: the request's key holds the day. */
public final class MigrationSchedule {
    private static final Duration DUE_FOR = Duration.ofHours(1);

    private final MigrationSettings settings;
    private final Clock clock;
    private final AtomicBoolean hasStartedUp = new AtomicBoolean();

    MigrationSchedule(MigrationSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The key of the run that is due now, if one is. {@code on-startup} is due once in this process. */
    Optional<String> due() {
        if (settings.start().equals("on-startup")) {
            return hasStartedUp.get() ? Optional.empty() : Optional.of("startup/" + clock.millis());
        }
        return lastStart()
                .filter(start -> start.plus(DUE_FOR).isAfter(clock.instant()))
                .map(start -> "schedule/" + start.toString().substring(0, 10));
    }

    /** What was due at start-up has been started. */
    void hasStarted() {
        hasStartedUp.set(true);
    }

    private Optional<Instant> lastStart() {
        var now = ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return settings.startTime().map(time -> {
            var today = now.with(time);
            return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
        });
    }

    public Optional<Instant> next() {
        return lastStart().map(start -> start.plus(Duration.ofDays(1)));
    }
}
