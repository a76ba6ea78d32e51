package mflix.micro;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What the JVM's compilers are told about single methods, as {@code jcmd PID Compiler.directives_add} would. A start runs class
 * loading, scanning and bean discovery often enough for the optimizing compiler, which then has little time for the rest of the
 * start; no request runs them. They are compiled quickly and stay so.
 */
final class CompilerDirectives {
    private static final String FILE = "compiler-directives.json";
    private static final Logger LOG = Logger.getLogger(CompilerDirectives.class.getName());

    private CompilerDirectives() {}

    /** Adds them; where a JVM does not know them, the start takes longer. */
    static void add() {
        try {
            var said = addNow();
            LOG.fine(said);
        } catch (IOException | JMException e) {
            LOG.log(Level.FINE, "This JVM takes no compiler directives", e);
        }
    }

    /** Returns what the JVM said. */
    static String addNow() throws IOException, JMException {
        var file = Files.createTempFile("mflix-compiler", ".json");
        try (var directives = CompilerDirectives.class.getResourceAsStream(FILE)) {
            Files.write(file, directives.readAllBytes());
            return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "compilerDirectivesAdd",
                            new Object[] {new String[] {file.toString()}},
                            new String[] {String[].class.getName()}));
        } finally {
            Files.delete(file);
        }
    }
}
