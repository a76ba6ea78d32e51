package mflix.grizzly;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What all held bodies take together. Large ones are refused before everything is taken, so that a few batches leave memory
 * for the many small bodies.
 */
final class BodyMemory {
    private final long limit;
    private final int small;
    private final AtomicLong taken = new AtomicLong();

    BodyMemory(ConnectionLimits limits) {
        this.limit = limits.bodies();
        this.small = 2 * limits.body();
    }

    /** Takes more for a body of that size; false, and nothing taken, when there is not enough left. */
    boolean take(int more, int size) {
        var room = size > small ? limit / 4 * 3 : limit;
        if (taken.addAndGet(more) > room) {
            taken.addAndGet(-more);
            return false;
        }
        return true;
    }

    void giveBack(int bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
