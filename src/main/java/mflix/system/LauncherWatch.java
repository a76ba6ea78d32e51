package mflix.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The server's end of {@code ./mflix serve}: a server that {@code ./mflix serve} started ends in order when that command is
 * gone, even by kill -9, so that no process keeps its port and its database file. Without a launcher it does nothing.
 */
@ApplicationScoped
public class LauncherWatch {
    public static final String LAUNCHER = "mflix.launcher";
    private static final Logger LOG = Logger.getLogger(LauncherWatch.class.getName());

    void tie(@Observes Startup event) {
        var pid = Long.getLong(LAUNCHER);
        if (pid == null) {
            return;
        }
        var launcher = ProcessHandle.of(pid);
        if (launcher.isEmpty()) {
            end();
        } else {
            var unused = launcher.get().onExit().thenRun(LauncherWatch::end);
        }
    }

    private static void end() {
        LOG.log(Level.INFO, "launcher_gone");
        Runtime.getRuntime().exit(0);
    }
}
