package mflix.report;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mflix.mongo.Failures;
import mflix.problem.Kind;
import mflix.problem.Problem;

/** Keeps reports from taking all database connections: four at a time; the next waits up to 2 s, then SERVER_BUSY. */
@Singleton
public class AtATime {
    private static final int REPORTS = 4;
    private static final long LONGEST_WAIT_MILLIS = 2000;

    private final Semaphore running = new Semaphore(REPORTS, true);

    <T> T run(Supplier<T> report) {
        try {
            if (!running.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw Problem.of(Kind.SERVER_BUSY, "Too many reports are being made. Try again in a few seconds.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(Kind.SHUTTING_DOWN, Failures.sentence(Kind.SHUTTING_DOWN))
                    .causedBy(e);
        }
        try {
            return report.get();
        } finally {
            running.release();
        }
    }
}
