package mflix.cli.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mflix.cli.console.CommandFailure;

/** Where the parts of a built MFlix are. The launcher script sets the folder in the system property {@code mflix.home}. */
record InstalledFiles(Path home) {

    static InstalledFiles ofProcess() {
        return new InstalledFiles(
                Path.of(System.getProperty("mflix.home", ".")).toAbsolutePath().normalize());
    }

    Path war() {
        return existing(home.resolve("target/mflix.war"));
    }

    /** Payara Micro, with its libraries beside it; see {@code mflix.micro}. */
    Path server() {
        return existing(home.resolve("target/server/" + serverName(System.getenv())));
    }

    // The one that can make traces makes a span of each request even where traces are off.
    static String serverName(Map<String, String> environment) {
        var isTraced = "false".equalsIgnoreCase(environment.get("OTEL_SDK_DISABLED"));
        return isTraced ? "mflix-server-traced.jar" : "mflix-server.jar";
    }

    Path jvmOptions() {
        return existing(home.resolve("server-config/jvm-options"));
    }

    Path logging() {
        return existing(home.resolve("server-config/logging.properties"));
    }

    Path preBoot() {
        return existing(home.resolve("server-config/pre-boot.txt"));
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure(file + " is missing; build it with ./mvnw package.");
        }
        return file;
    }
}
