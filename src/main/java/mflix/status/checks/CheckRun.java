package mflix.status.checks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One run of one check: what it saw so far. It ends at the first failed requirement. */
public final class CheckRun {
    private final Map<String, Object> evidence = new LinkedHashMap<>();
    private final boolean isAsked;

    /** @param isAsked a caller waits for it, so it may do more than a run in the background */
    public CheckRun(boolean isAsked) {
        this.isAsked = isAsked;
    }

    /** Thrown by {@link #require}; ends the run. */
    @SuppressWarnings("serial") // never serialised
    public static final class Unmet extends RuntimeException {
        public Unmet(String message) {
            super(message);
        }
    }

    boolean isAsked() {
        return isAsked;
    }

    /** Values are numbers, booleans, texts or lists of them; null is shown as null. */
    public void saw(String name, Object value) {
        evidence.put(name, value);
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Unmet(otherwise);
        }
    }

    /** Another client's write between two readings may make them differ once; twice is a failure. */
    void requireAtLeastOnceOfTwo(BooleanSupplier comparison, String otherwise) {
        if (!comparison.getAsBoolean()) {
            require(comparison.getAsBoolean(), otherwise);
        }
    }

    public CheckFinding passed(String message) {
        return new CheckFinding.Passed(message, seen());
    }

    public CheckFinding failed(String message) {
        return new CheckFinding.Failed(message, seen());
    }

    public CheckFinding notApplicable(String message) {
        return new CheckFinding.NotApplicable(message, seen());
    }

    private Map<String, Object> seen() {
        return new LinkedHashMap<>(evidence);
    }
}
