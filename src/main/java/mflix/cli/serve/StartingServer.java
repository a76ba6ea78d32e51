package mflix.cli.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** A server that was just started, as it is seen from outside. */
interface StartingServer {

    boolean isAlive();

    /** Everything that it wrote so far. */
    String said();

    /** The file with what it wrote. */
    Path log();

    /** How much the processors worked for it. */
    Duration processorTime();

    /** The status of {@code /health/started}; empty while there is no answer. */
    OptionalInt answer();
}
