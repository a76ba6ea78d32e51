package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The threads of another process of Java's, from its thread dump. */
public record Threads(List<String> stacks) {
    private static final Pattern OF_THE_JVM =
            Pattern.compile("\"(C[12] CompilerThread\\d+|Signal Dispatcher|Service Thread"
                    + "|Monitor Deflation Thread|Notification Thread|Sweeper thread|Attach Listener|Reference Handler|Finalizer"
                    + "|Common-Cleaner|DestroyJavaVM)\".*");

    public static Threads of(long process) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var dump = new ProcessBuilder(jcmd, String.valueOf(process), "Thread.print").start();
        var text = new String(dump.getInputStream().readAllBytes(), UTF_8);
        return new Threads(Stream.of(text.split("\n\n", -1))
                .map(String::strip)
                .filter(stack -> stack.matches("(?s)\".*\" #\\d+ .*"))
                .filter(stack -> !OF_THE_JVM
                        .matcher(stack.lines().findFirst().orElse(""))
                        .matches())
                .toList());
    }

    /** Those that wait until a client sends or takes something. */
    public List<String> waitingForClients() {
        return stacks.stream()
                .filter(stack -> stack.contains("InputBuffer.blockingRead")
                        || stack.contains("OutputBuffer.blockAfterWriteIfNeeded")
                        || stack.contains("grizzly.nio.tmpselectors"))
                .toList();
    }
}
