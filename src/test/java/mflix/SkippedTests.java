package mflix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts what a test run skipped, by reason, into {@code target/not-run.txt}, which the build prints as its last line: a
 * test that did not run must not look like one that passed. The integration tests add theirs to those of the unit tests.
 */
public final class SkippedTests implements TestExecutionListener {
    private static final Path FILE = Path.of("target/not-run.txt");

    private final Map<String, Long> skipped = new TreeMap<>();
    private TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        count(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            count(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        var line = skipped.entrySet().stream()
                .map(entry ->
                        entry.getValue() + (entry.getValue() == 1 ? " test (" : " tests (") + entry.getKey() + ")")
                .collect(Collectors.joining(", "));
        try {
            var before =
                    Boolean.getBoolean("mflix.adds-to-not-run") && Files.exists(FILE) ? Files.readString(FILE) : "";
            Files.writeString(FILE, before + (before.isEmpty() || line.isEmpty() ? "" : ", ") + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void count(TestIdentifier test, String reason) {
        var tests = test.isTest()
                ? 1
                : plan.getDescendants(test).stream()
                        .filter(TestIdentifier::isTest)
                        .count();
        skipped.merge(reason.replaceFirst("^Assumption failed: ", ""), tests, Long::sum);
    }
}
