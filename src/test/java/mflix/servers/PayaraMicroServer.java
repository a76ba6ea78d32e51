package mflix.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import mflix.testing.ChildServer;

/** Payara Micro, which is one JAR and starts with its application; deployed again means started again. */
final class PayaraMicroServer extends StockServer {
    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1\n";

    private static final Pattern READY = Pattern.compile("ready in [0-9.,]+ \\(ms\\)");

    private final String title;
    private final String java;
    private final int port = ChildServer.freePort();
    private Process process;
    private long started;

    /** {@code java}: the program that starts it. */
    PayaraMicroServer(String name, String title, String java) {
        super(name);
        this.title = title;
        this.java = java;
    }

    @Override
    String title() {
        return title;
    }

    @Override
    int port() {
        return port;
    }

    @Override
    void start() {
        write(work().resolve("pre-boot.txt"), config("pre-boot.txt") + LISTENER);
    }

    @Override
    void deploy(Path war, String root) {
        started = readinesses();
        process = launch(List.of(
                java,
                "@" + CONFIG.resolve("jvm-options"),
                "-jar",
                home().resolve("payara-micro.jar").toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                String.valueOf(port),
                "--contextroot",
                root.isEmpty() ? "/" : root,
                "--deploy",
                war.toString(),
                "--prebootcommandfile",
                work().resolve("pre-boot.txt").toString()));
    }

    // After its application, whatever became of that; or it ends.
    @Override
    void awaitDecided() {
        await("the start of " + title, () -> !process.isAlive() || readinesses() > started);
    }

    private long readinesses() {
        return READY.matcher(log()).results().count();
    }

    @Override
    boolean outlivesApplication() {
        return false;
    }

    @Override
    void undeploy() {
        process.destroy();
        ChildServer.await("the end of " + title, () -> !process.isAlive());
    }

    @Override
    void stop() {
        // it ends with its application
    }
}
