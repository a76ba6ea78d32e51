package mflix.status.checks;

import java.util.Map;

/**
 * What a check found. The message is one sentence; the evidence is what the verdict is based on, never an e-mail, host or
 * token.
 */
public sealed interface CheckFinding {
    String message();

    Map<String, Object> evidence();

    /** As clients read it. */
    String result();

    record Passed(String message, Map<String, Object> evidence) implements CheckFinding {
        @Override
        public String result() {
            return "pass";
        }
    }

    /** The message names what is wrong and what to do. */
    record Failed(String message, Map<String, Object> evidence) implements CheckFinding {
        @Override
        public String result() {
            return "fail";
        }
    }

    /** The check is not possible on this system. */
    record NotApplicable(String message, Map<String, Object> evidence) implements CheckFinding {
        @Override
        public String result() {
            return "not_applicable";
        }
    }
}
