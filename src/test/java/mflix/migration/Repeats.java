package mflix.migration;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mflix.migration.engine.RetryPolicy;

/** Counts how often the engine repeated a step because the database did not answer, by what it logs. */
final class Repeats extends Handler {
    private static final Logger LOG = Logger.getLogger(RetryPolicy.class.getName());
    private final AtomicInteger count = new AtomicInteger();

    Repeats() {
        LOG.addHandler(this);
    }

    int count() {
        return count.get();
    }

    @Override
    public void publish(LogRecord event) {
        if (event.getMessage().startsWith("migration_step_repeated")) {
            count.incrementAndGet();
        }
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        LOG.removeHandler(this);
    }
}
