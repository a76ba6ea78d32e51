package mflix.testing;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with the class path of the tests. */
public final class TestJvm {
    private TestJvm() {}

    /** The command of such a process; {@code options} are the JVM's. */
    public static ProcessBuilder command(List<String> options, Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** The entries of the class path, also where it was passed on in the manifest of a jar. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }
}
