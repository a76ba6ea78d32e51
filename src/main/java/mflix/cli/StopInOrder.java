package mflix.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/** When this process is asked to end (Ctrl-C, SIGTERM), its server is stopped first and waited for. */
final class StopInOrder {
    private final AtomicBoolean underWay = new AtomicBoolean();

    StopInOrder(ServerProcess server, Terminal terminal) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, terminal), "stop-server"));
    }

    boolean isUnderWay() {
        return underWay.get();
    }

    private void stop(ServerProcess server, Terminal terminal) {
        underWay.set(true);
        if (server.isAlive()) {
            terminal.line("Stopping …");
            server.stop();
            terminal.line("Stopped.");
        }
    }
}
