package mflix.architecture.broken.argument;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A record, a constructor and a method that take something optional; a result and a lambda are not meant. */
record WaitTime(OptionalInt seconds) {
    WaitTime(OptionalLong millis, int thousand) {
        this(millis.isPresent() ? OptionalInt.of((int) millis.getAsLong() / thousand) : OptionalInt.empty());
    }

    static String shown(Optional<String> text) {
        return text.orElse("");
    }

    Optional<String> text() {
        return Optional.of(seconds).filter(found -> found.isPresent()).map(found -> String.valueOf(found.getAsInt()));
    }
}
