package mflix.cli.serve;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mflix.cli.console.Terminal;

/** When this process is asked to end (Ctrl-C, SIGTERM), its server is stopped first and waited for. */
final class ServerShutdownHook {
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final AtomicReference<ServerProcess> server = new AtomicReference<>();

    ServerShutdownHook(Terminal terminal) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(terminal), "stop-server"));
    }

    /** From now on that server, which is returned, is the one to stop. */
    ServerProcess watch(ServerProcess started) {
        server.set(started);
        return started;
    }

    boolean isUnderWay() {
        return underWay.get();
    }

    private void stop(Terminal terminal) {
        underWay.set(true);
        var running = server.get();
        if (running != null && running.isAlive()) {
            terminal.line("Stopping …");
            running.stop();
            terminal.line("Stopped.");
        }
    }
}
