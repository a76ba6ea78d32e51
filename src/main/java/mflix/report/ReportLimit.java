package mflix.report;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import mflix.problem.ConcurrencyLimit;

/** Prevents reports from using all database connections: four at a time; the next waits up to 2 s, then SERVER_BUSY. */
@Singleton
public class ReportLimit {
    // the server's threads bound how many wait
    private final ConcurrencyLimit limit = new ConcurrencyLimit(
            4, Short.MAX_VALUE, Duration.ofSeconds(2), "Too many reports are being made. Try again in a few seconds.");

    <T> T run(Supplier<T> report) {
        return limit.run(report);
    }
}
