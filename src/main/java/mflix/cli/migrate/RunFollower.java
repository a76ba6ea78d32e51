package mflix.cli.migrate;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mflix.cli.console.JsonLine;
import mflix.cli.console.Terminal;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;

/** Leads a run in this process and shows its progress; a signal ends it in order, and another process can continue it. */
final class RunFollower {
    private static final long ON_TERMINAL_MILLIS = 200;
    private static final long ELSEWHERE_MILLIS = 5000;

    private final MigrationOptions.MigrationSession session;
    private final Terminal terminal;
    private final PrintWriter err;

    RunFollower(MigrationOptions.MigrationSession session, Terminal terminal, PrintWriter err) {
        this.session = session;
        this.terminal = terminal;
        this.err = err;
    }

    /** Returns the exit code. */
    int lead(Run run) {
        var hook = new Thread(session.migrations()::stop, "stop-migration");
        Runtime.getRuntime().addShutdownHook(hook);
        var screen = Executors.newSingleThreadScheduledExecutor();
        try {
            show(screen, run);
            var led = session.migrations().lead(run, milestone -> {});
            screen.shutdownNow();
            return led.map(this::result).orElseGet(() -> ledElsewhere(again(run)));
        } finally {
            screen.shutdownNow();
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            hook.interrupt(); // the process ends already
        }
    }

    private void show(ScheduledExecutorService screen, Run run) {
        var unused =
                screen.scheduleWithFixedDelay(() -> show(run), pauseMillis(), pauseMillis(), TimeUnit.MILLISECONDS);
    }

    private long pauseMillis() {
        return terminal.isInteractive() ? ON_TERMINAL_MILLIS : ELSEWHERE_MILLIS;
    }

    private void show(Run run) {
        try {
            var now = again(run);
            var line = RunProgressLine.of(
                    now, session.views().progress(now), session.views().why(now));
            if (terminal.isInteractive()) {
                terminal.progress(line);
            } else if (!session.json()) {
                terminal.line(line);
            }
        } catch (RuntimeException e) { // shown or not, the work goes on
            terminal.progress(run.migration() + "  Waiting: the database does not answer.");
        }
    }

    private Run again(Run run) {
        return session.migrations().run(run.migration(), run.id());
    }

    /** Prints how it ended. */
    int result(Run run) {
        if (session.json()) {
            terminal.line(JsonLine.of(session.views().run(run)));
        } else if (MigrationExitCode.of(run) == MigrationExitCode.FAILED) {
            terminal.progress("");
            err.println("mflix: " + run.migration() + ": " + session.views().why(run));
        } else {
            terminal.line(run.migration() + ": " + session.views().why(run));
        }
        return MigrationExitCode.of(run);
    }

    /** Prints the state of the run after an action that another process carries on. */
    int told(Run run) {
        terminal.line(
                session.json()
                        ? JsonLine.of(session.views().run(run))
                        : run.migration() + ": " + session.views().why(run));
        return MigrationExitCode.DONE;
    }

    int ledElsewhere(Run run) {
        terminal.progress("");
        err.println("mflix: run " + run.id().toHexString() + " of " + run.migration() + " is " + run.state()
                + ", led by " + run.owner().orElse("nobody") + "; watch it with ./mflix migrate watch.");
        return MigrationExitCode.ANOTHER;
    }

    /** Waits for the end of a run that another process leads, and shows its progress. */
    int watch(Run run) {
        var now = again(run);
        while (now.state().isActive() && now.state() != RunState.PAUSED) {
            show(now);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis()));
            now = again(run);
        }
        return result(now);
    }
}
