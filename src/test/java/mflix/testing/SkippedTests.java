package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts what a test run skipped, by reason, into {@code target/not-run.txt}, which the build prints as its last line: a
 * test that did not run must not look like one that passed. Every process that runs tests adds its own.
 */
public final class SkippedTests implements TestExecutionListener {
    private static final Path FILE = Path.of("target/not-run.txt");
    private static final Pattern COUNTED = Pattern.compile("(\\d+) tests? \\((.*?)\\)(?=, \\d+ tests? \\(|$)");

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

    /** Adds to what this process and others of the same build have counted. */
    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        try (var file = FileChannel.open(FILE, CREATE, READ, WRITE);
                var lock = file.lock()) {
            var all = new TreeMap<>(skipped);
            counts(Channels.newInputStream(file).readAllBytes())
                    .forEach((reason, tests) -> all.merge(reason, tests, Long::sum));
            file.truncate(0);
            file.write(ByteBuffer.wrap(line(all).getBytes(UTF_8)), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        skipped.clear();
    }

    static String line(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry ->
                        entry.getValue() + (entry.getValue() == 1 ? " test (" : " tests (") + entry.getKey() + ")")
                .collect(Collectors.joining(", "));
    }

    /** The counts of a line. */
    static Map<String, Long> counts(byte[] line) {
        return COUNTED.matcher(new String(line, UTF_8))
                .results()
                .collect(Collectors.toMap(found -> found.group(2), found -> Long.valueOf(found.group(1))));
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
