package mflix.micro;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Starts Payara Micro from the class path of its JAR: {@code java -jar target/server/mflix-server.jar}, with the options of Payara
 * Micro. The server's own JAR unpacks a hundred megabytes at each start, and its class loader has no use for a class data archive.
 */
public final class ServerMain {
    private static final String PAYARA_MICRO = "fish.payara.micro.impl.PayaraMicroImpl";

    // at the end of its stop, and of a second one
    private static final Set<String> LAST_LINES = Set.of("Payara Micro STOPPED.", "Already shut down");

    private ServerMain() {}

    public static void main(String[] arguments) throws Throwable {
        CompilerDirectives.add();
        // the one that was started; it may name another one with this class
        var jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        // it looks for its modules in the class path of the one, and in the other for its libraries
        System.setProperty("fish.payara.micro.BootJar", jar.toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", String.valueOf(jar.getParent()));
        var server = Class.forName(PAYARA_MICRO);
        leaveOutTheLastLines();
        MethodHandles.publicLookup()
                .findStatic(server, "main", MethodType.methodType(void.class, String[].class))
                .invokeExact(inTheFormatOfTheLog(arguments));
    }

    /**
     * The server formats its last lines with services that have ended by then, which makes them stack traces. Their level is no help: the
     * server sets it anew while it stops, as the JVM does at the same time. A filter stays, and so does the logger: that class holds it.
     */
    static void leaveOutTheLastLines() {
        Logger.getLogger("PayaraMicro").setFilter(entry -> !LAST_LINES.contains(String.valueOf(entry.getMessage())));
    }

    private static String[] inTheFormatOfTheLog(String[] arguments) throws IOException {
        if (!LogSettings.isJson()) {
            return arguments;
        }
        System.setOut(JsonOutput.of(System.out, "stdout"));
        System.setErr(JsonOutput.of(System.err, "stderr"));
        return LogSettings.inJson(arguments);
    }
}
