package mflix.migration.engine;

/** How time passes for a worker; tests let it pass without waiting. */
interface WorkTime {
    /** Of this process. */
    WorkTime REAL = new WorkTime() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public boolean await(StopSignal stop, long nanos) {
            return stop.await(nanos);
        }
    };

    /** To be compared with another one only. */
    long nanos();

    /** Waits; true as soon as the flag is up. */
    boolean await(StopSignal stop, long nanos);

    default long millisSince(long began) {
        return (nanos() - began) / 1_000_000;
    }
}
