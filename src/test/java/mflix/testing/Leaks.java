package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Looks through everything that servers logged while the integration tests ran, the deployed one's and those of child processes:
 * no password and no token that a test used, no stack trace, nothing that the driver said, no address with a password. What it
 * finds is written to {@code target/leaks.txt}, and then the build fails; so it does when a log could not be read.
 */
public final class Leaks implements TestExecutionListener {
    private static final Path FILE = Path.of("target/leaks.txt");
    private static final Path DEPLOYED = Path.of("target/it"); // the server adds a number to the file's name
    private static final Path CHILDREN = Path.of("target/child-logs");
    private static final Pattern LOG = Pattern.compile(".*\\.log(\\.\\d+)*"); // and not the lock beside it
    private static final Pattern OF_A_TRACE = Pattern.compile("\\s+at \\S|\\s+\\.\\.\\. \\d+ |\\s*Caused by: ");
    private static final Pattern OWN_FRAME =
            Pattern.compile("(?m)^\\s+at (?:[^\\s(]*/)?(?:mflix|com\\.mongodb|org\\.bson|de\\.bwaldvogel|org\\.h2)\\.");
    private static final Map<String, Pattern> NEVER = Map.of(
            "a stack trace", Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(.*\\)"),
            "the driver's words", Pattern.compile("com\\.mongodb\\.|Mongo[A-Z][A-Za-z]*Exception: "),
            "an address with a password", Pattern.compile("mongodb(\\+srv)?://[^\\s:/@]+:(?!\\*\\*\\*@)[^\\s@]+@"));

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        if (!isIntegration()) {
            return;
        }
        try {
            deleteLogs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        if (!isIntegration()) {
            return;
        }
        try {
            var leaks = found();
            if (!leaks.isEmpty()) {
                Files.write(FILE, leaks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found() {
        var leaks = new TreeSet<String>();
        try {
            for (var log : logs()) {
                leaks.addAll(in(log.toString(), new String(Files.readAllBytes(log), UTF_8), Secrets.seen()));
            }
        } catch (IOException e) {
            leaks.add("the logs could not be read: " + e); // an exception here would only be a warning of JUnit's
        }
        return leaks;
    }

    /** What must not be in such a log and is; a secret itself is not repeated. */
    static Set<String> in(String name, String log, Set<String> secrets) {
        var leaks = new TreeSet<String>();
        NEVER.forEach((what, pattern) -> pattern.matcher(log)
                .results()
                .limit(3)
                .forEach(found -> leaks.add(name + " holds " + what + ": " + lineAt(log, found.start()))));
        secrets.stream()
                .filter(log::contains)
                .forEach(secret -> leaks.add(name + " holds a password or token of " + secret.length() + " characters: "
                        + lineAt(log, log.indexOf(secret)).replace(secret, "***")));
        return leaks;
    }

    private static String lineAt(String log, int place) {
        var end = log.indexOf('\n', place + 1);
        return log.substring(log.lastIndexOf('\n', place) + 1, end < 0 ? log.length() : end)
                .strip();
    }

    /** Keeps what a child process wrote for the end of the run. */
    public static void keep(String output) {
        try {
            Files.createDirectories(CHILDREN);
            Files.writeString(Files.createTempFile(CHILDREN, "child", ".log"), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps what a stock server wrote, without the stack traces of its own: those in which nothing of the application and of its
     * libraries was called.
     */
    public static void keepOfStockServer(String output) {
        keep(withoutForeignTraces(output));
    }

    static String withoutForeignTraces(String log) {
        var kept = new StringBuilder();
        var trace = new StringBuilder();
        for (var line : log.split("(?<=\n)", -1)) {
            if (OF_A_TRACE.matcher(line).lookingAt()) {
                trace.append(line);
            } else {
                keepOwn(trace, kept);
                kept.append(line);
            }
        }
        keepOwn(trace, kept);
        return kept.toString();
    }

    private static void keepOwn(StringBuilder trace, StringBuilder kept) {
        if (OWN_FRAME.matcher(trace).find()) {
            kept.append(trace);
        }
        trace.setLength(0);
    }

    private static boolean isIntegration() {
        return Boolean.getBoolean("mflix.test.integration");
    }

    private static void deleteLogs() throws IOException {
        for (var log : logs()) {
            Files.delete(log);
        }
    }

    private static List<Path> logs() throws IOException {
        var logs = new ArrayList<>(logsIn(CHILDREN));
        logs.addAll(logsIn(DEPLOYED));
        return logs;
    }

    private static List<Path> logsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(
                            file -> LOG.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }
}
