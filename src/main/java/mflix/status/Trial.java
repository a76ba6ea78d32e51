package mflix.status;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One run of one check: what it saw so far. It ends at the first thing that is not as it must be. */
final class Trial {
    private final Map<String, Object> evidence = new LinkedHashMap<>();
    private final boolean isAsked;

    /** @param isAsked somebody waits for it, so it may do more than a run in the background */
    Trial(boolean isAsked) {
        this.isAsked = isAsked;
    }

    /** Thrown by {@link #require}; ends the run. */
    @SuppressWarnings("serial") // never serialised
    static final class Unmet extends RuntimeException {
        Unmet(String message) {
            super(message);
        }
    }

    boolean isAsked() {
        return isAsked;
    }

    /** Values are numbers, booleans, texts or lists of them; null is shown as null. */
    void saw(String name, Object value) {
        evidence.put(name, value);
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Unmet(otherwise);
        }
    }

    /** Somebody else's write between two readings may make them differ once; twice is a failure. */
    void requireAtLeastOnceOfTwo(BooleanSupplier comparison, String otherwise) {
        if (!comparison.getAsBoolean()) {
            require(comparison.getAsBoolean(), otherwise);
        }
    }

    Finding passed(String message) {
        return new Finding.Passed(message, seen());
    }

    Finding failed(String message) {
        return new Finding.Failed(message, seen());
    }

    Finding notApplicable(String message) {
        return new Finding.NotApplicable(message, seen());
    }

    private Map<String, Object> seen() {
        return new LinkedHashMap<>(evidence);
    }
}
