package mflix.cli.migrate;

import java.util.concurrent.Callable;
import mflix.cli.console.Terminal;
import mflix.migration.RunAction;
import mflix.migration.store.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./mflix migrate pause|resume|cancel|retry|verify}: one action on the newest run. */
final class MigrateActions {
    private MigrateActions() {}

    /** The common part of the commands. */
    abstract static class OnNewest implements Callable<Integer> {
        private final RunAction action;

        @Mixin
        private MigrationOptions options;

        @Spec
        private CommandSpec spec;

        OnNewest(RunAction action) {
            this.action = action;
        }

        @Override
        public Integer call() {
            return options.with(session -> {
                var about = session.migrations()
                        .newestFor(action, session.migration())
                        .orElseGet(session::newest);
                var run = act(session, about);
                var following = new RunFollower(
                        session, Terminal.ofProcess(), spec.commandLine().getErr());
                return startsARun() ? following.lead(run) : following.told(run);
            });
        }

        /** Carries the action out; returns the run to follow. */
        Run act(MigrationOptions.MigrationSession session, Run about) {
            return session.migrations().act(about, action, session.me());
        }

        private boolean startsARun() {
            return action == RunAction.RETRY || action == RunAction.VERIFY;
        }
    }

    @Command(
            name = "pause",
            description = "Stop after the current batch; resume goes on.",
            mixinStandardHelpOptions = true)
    static final class PauseCommand extends OnNewest {
        PauseCommand() {
            super(RunAction.PAUSE);
        }
    }

    @Command(
            name = "resume",
            description = "Let a paused or failed run go on: in a running server, or by the command run.",
            mixinStandardHelpOptions = true)
    static final class ResumeCommand extends OnNewest {
        ResumeCommand() {
            super(RunAction.RESUME);
        }
    }

    @Command(
            name = "cancel",
            description = "End the run after the current batch; what is converted stays.",
            mixinStandardHelpOptions = true)
    static final class CancelCommand extends OnNewest {
        CancelCommand() {
            super(RunAction.CANCEL);
        }
    }

    @Command(name = "retry", description = "Try the refused values again.", mixinStandardHelpOptions = true)
    static final class RetryCommand extends OnNewest {

        @Mixin
        private PaceOptions pace;

        RetryCommand() {
            super(RunAction.RETRY);
        }

        @Override
        Run act(MigrationOptions.MigrationSession session, Run about) {
            return session.migrations().begin(about, RunAction.RETRY, pace.or(about.options()), session.me());
        }
    }

    @Command(
            name = "verify",
            description = "Check every value with the second parser. Exit code 3 when refused values remain.",
            mixinStandardHelpOptions = true)
    static final class VerifyCommand extends OnNewest {
        VerifyCommand() {
            super(RunAction.VERIFY);
        }
    }
}
