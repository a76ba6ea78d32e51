package mflix.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits inside of what a test runs, where no checked exception may pass. */
public final class Latches {
    private Latches() {}

    /** Whether it was opened within a minute; false, too, when the thread was interrupted, which it stays. */
    public static boolean isOpened(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
