package mflix.micro;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/**
 * Directives to the JVM's compilers about single methods, as {@code jcmd PID Compiler.directives_add} would. A start runs class
 * loading, scanning and bean discovery often enough for the optimizing compiler, which then has little time for the rest of the
 * start; requests hardly ever run them. They are compiled quickly and stay so.
 */
final class CompilerDirectives {
    private static final String FILE = "compiler-directives.json";
    private static final Logger LOG = Logger.getLogger(CompilerDirectives.class.getName());

    private CompilerDirectives() {}

    /** Adds them; where a JVM does not know them, the start takes longer. */
    static void add() {
        try {
            LOG.fine(add(Path.of(System.getProperty("java.io.tmpdir"))));
        } catch (IOException | JMException | JMRuntimeException e) {
            LOG.log(Level.FINE, "This JVM takes no compiler directives", e);
        }
    }

    /** The same by way of a file in that folder; returns what the JVM said. */
    static String add(Path folder) throws IOException, JMException {
        var file = Files.createTempFile(folder, "mflix-compiler", ".json");
        file.toFile().deleteOnExit();
        try (var directives = CompilerDirectives.class.getResourceAsStream(FILE)) {
            Files.write(file, directives.readAllBytes());
            // the JVM takes it for a line of words
            return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "compilerDirectivesAdd",
                            new Object[] {new String[] {"\"" + file + "\""}},
                            new String[] {String[].class.getName()}));
        } finally {
            if (!file.toFile().delete()) {
                LOG.fine(file + " stays until this process ends");
            }
        }
    }
}
