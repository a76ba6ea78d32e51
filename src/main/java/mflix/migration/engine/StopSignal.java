package mflix.migration.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Raised once, when the process is about to end; cuts every wait short. */
final class StopSignal {
    private final CountDownLatch raised = new CountDownLatch(1);

    void raise() {
        raised.countDown();
    }

    boolean isRaised() {
        return raised.getCount() == 0;
    }

    /** Waits; true as soon as the flag is up. An interrupted thread counts as asked to stop. */
    boolean await(long nanos) {
        try {
            return raised.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
