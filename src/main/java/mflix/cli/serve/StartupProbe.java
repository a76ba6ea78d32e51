package mflix.cli.serve;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import mflix.cli.console.CommandFailure;
import mflix.cli.console.Terminal;
import mflix.system.HealthClient;

/**
 * Waits until a server that was just started reports that it is ready, as long as it makes progress, however slow the
 * machine is. It makes progress while its log grows or the processors work for it.
 */
final class StartupProbe {
    static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(5);
    /** A server that only waits uses less. */
    static final Duration LEAST_WORK = Duration.ofSeconds(5);

    private static final Duration LONGEST_WITHOUT = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final OptionalInt NOT_FOUND = OptionalInt.of(404);

    private final Terminal terminal;
    private final Clock clock;
    private final Pause pause;
    private final Instant began;
    private String told = "";
    private Instant lastProgress;
    private Optional<Instant> missingSince = Optional.empty();
    private int lastLength;
    private Duration lastWork = Duration.ZERO;

    /** Waits for a moment. */
    @FunctionalInterface
    interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    /** The server failed by chance while it started; another start can succeed. */
    static final class TransientFailure extends CommandFailure {
        private static final long serialVersionUID = 1;

        TransientFailure(String sentence) {
            super(sentence);
        }
    }

    StartupProbe(Terminal terminal) {
        this(terminal, Clock.systemUTC(), time -> Thread.sleep(time.toMillis()));
    }

    StartupProbe(Terminal terminal, Clock clock, Pause pause) {
        this.terminal = terminal;
        this.clock = clock;
        this.pause = pause;
        this.began = clock.instant();
        this.lastProgress = began;
    }

    /** Returns when it has started; one that will not is a refusal with the cause from its log. */
    void await(StartingServer server) throws InterruptedException {
        lastLength = 0;
        lastWork = Duration.ZERO;
        lastProgress = clock.instant();
        missingSince = Optional.empty();
        for (var answer = server.answer();
                !answer.equals(HealthClient.OK) || !isItsOwn(server);
                answer = server.answer()) {
            var alive = server.isAlive(); // asked first: the output of an ended process is then complete
            var log = new StartLog(server.said());
            refuseFailed(server, log, alive, answer.equals(NOT_FOUND));
            watchProgress(server, log);
            tell(log);
            pause.take(PAUSE);
        }
    }

    /** Since this object was made. */
    Duration elapsed() {
        return Duration.between(began, clock.instant());
    }

    // another process may have taken the port
    private static boolean isItsOwn(StartingServer server) {
        return server.isAlive() && !new StartLog(server.said()).hasNoPort();
    }

    // The server is another process; its log is the only place where it says why it failed.
    private void refuseFailed(StartingServer server, StartLog log, boolean alive, boolean isNotFound) {
        if (log.isTransientFailure()) {
            throw new TransientFailure(sentence("The server could not start.", log, server));
        }
        if (!alive) {
            throw new CommandFailure(sentence("The server ended while it started.", log, server));
        }
        if (log.isFatal() || isWithoutApplication(log, isNotFound)) {
            throw new CommandFailure(sentence("The server could not start.", log, server));
        }
    }

    // The answer is older than the log, so one alone proves nothing.
    private boolean isWithoutApplication(StartLog log, boolean isNotFound) {
        if (!log.isReady() || !isNotFound) {
            missingSince = Optional.empty();
            return false;
        }
        var since = missingSince.orElseGet(clock::instant);
        missingSince = Optional.of(since);
        return Duration.between(since, clock.instant()).compareTo(LONGEST_WITHOUT) >= 0;
    }

    private void watchProgress(StartingServer server, StartLog log) {
        var work = server.processorTime();
        var now = clock.instant();
        if (log.text().length() != lastLength || work.minus(lastWork).compareTo(LEAST_WORK) >= 0) {
            lastLength = log.text().length();
            lastWork = work;
            lastProgress = now;
        }
        if (Duration.between(lastProgress, now).compareTo(LONGEST_STANDSTILL) > 0) {
            throw new CommandFailure(sentence(
                    "The server has done nothing for " + LONGEST_STANDSTILL.toSeconds() + " s while " + log.stage()
                            + ".",
                    log,
                    server));
        }
    }

    private void tell(StartLog log) {
        var stage = log.stage();
        terminal.progress("Starting: " + stage + " … " + elapsed().toSeconds() + " s");
        if (!terminal.isInteractive() && elapsed().compareTo(QUIET) > 0 && !stage.equals(told)) {
            terminal.line("Still starting after " + elapsed().toSeconds() + " s: " + stage + " …");
            told = stage;
        }
    }

    private static String sentence(String what, StartLog log, StartingServer server) {
        return what + log.cause().map(cause -> " " + cause).orElse("") + " See " + server.log() + ".";
    }
}
