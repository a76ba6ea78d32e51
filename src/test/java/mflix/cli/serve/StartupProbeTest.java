package mflix.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import mflix.cli.console.CommandFailure;
import mflix.cli.console.Terminal;
import mflix.testing.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a start is waited for, and what is said of it, with a clock that a test moves and a server that it plays. */
@Tag("F-135")
class StartupProbeTest {
    private static final String NOTHING = "";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(printed, true, UTF_8), false, false);

    /** Each time somebody waits, a second goes by and the server's life goes on. */
    private final class Played implements StartingServer {
        private final long startsAfter;
        private String log = NOTHING;
        private Duration work = Duration.ZERO;
        private boolean alive = true;
        private int status;
        private long seconds;
        private Life life = second -> {};

        private Played(long startsAfter) {
            this.startsAfter = startsAfter;
        }

        private void goOn(Duration unused) {
            clock.move(Duration.ofSeconds(1));
            seconds++;
            life.second(seconds);
        }

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public String said() {
            return log;
        }

        @Override
        public Path log() {
            return Path.of("server.log");
        }

        @Override
        public Duration processorTime() {
            return work;
        }

        @Override
        public OptionalInt answer() {
            if (seconds >= startsAfter) {
                return OptionalInt.of(200);
            }
            return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
        }
    }

    private interface Life {
        void second(long number);
    }

    private void await(Played server) throws InterruptedException {
        new StartupProbe(terminal, clock, server::goOn).await(server);
    }

    @Test
    void slowStartIsWaitedForWhileItsLogGrows() {
        var server = new Played(7200);
        server.life = second -> server.log += second % 250 == 0 ? "another line\n" : NOTHING;
        assertThatCode(() -> await(server)).doesNotThrowAnyException();
    }

    @Test
    void slowStartIsWaitedForWhileTheProcessorsWorkForIt() {
        var server = new Played(7200);
        server.life = second -> server.work = Duration.ofMillis(second * 40);
        assertThatCode(() -> await(server)).doesNotThrowAnyException();
    }

    @Test
    void startThatStandsStillIsGivenUpAndSaysWhereItStood() {
        var server = new Played(7200);
        server.log = "starting database=embedded\nembedded_database_open folder=x\n";
        assertThatThrownBy(() -> await(server))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("The server has done nothing for 300 s while loading the demo catalogue.")
                .hasMessageEndingWith("See server.log.");
        assertThat(server.seconds).isBetween(300L, 310L);
    }

    @Test
    void serverThatOnlyTicksDoesNothing() {
        var server = new Played(7200);
        server.life = second -> server.work = Duration.ofMillis(second * 5);
        assertThatThrownBy(() -> await(server)).hasMessageContaining("has done nothing for 300 s");
    }

    @Test
    void whatIsWaitedForIsSaidOnceForEachStage() throws InterruptedException {
        var server = new Played(200);
        server.life = second -> {
            if (second == 50) {
                server.log += "starting database=embedded\n";
            } else if (second == 90) {
                server.log += "embedded_database_open folder=x\n";
            } else if (second == 150) {
                server.log += "database_prepared\n";
            }
        };
        await(server);
        assertThat(printed.toString(UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("s: deploying the application …"),
                        line -> assertThat(line).endsWith("s: opening the database …"),
                        line -> assertThat(line).endsWith("s: loading the demo catalogue …"),
                        line -> assertThat(line).endsWith("s: waiting for its first answer …"));
    }

    @Test
    void quickStartSaysNothing() throws InterruptedException {
        await(new Played(20));
        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    java.lang.OutOfMemoryError: Java heap space | It ran out of memory.
                    listener_not_opened because=java.net.BindException: Address already in use | Its port was taken meanwhile.
                    listener_not_opened because=java.io.IOException: this server has no listener | It could not open its port.
                    connections_not_guarded because=java.lang.NoSuchMethodError | It could not open its port.
                    java.net.BindException: Address already in use | Its port was taken meanwhile.
                    java.net.BindException: Permission denied | It may not listen there.
                    Exception while loading the app : java.io.IOException: No space left on device | The disk is full.
                    Exception while loading the app : x | The application could not be deployed.
                    Exception while loading the app : x.IllegalArgumentException: mflix.password.cost is "z", but must be a number. | mflix.password.cost is "z", but must be a number.
                    """)
    void realFailureIsToldAtOnceByItsCause(String line, String cause) {
        var server = new Played(7200);
        server.life = second -> {
            if (second == 3) {
                server.log = "[INFO] before\n" + line + "\n";
            }
        };
        assertThatThrownBy(() -> await(server)).hasMessage("The server could not start. " + cause + " See server.log.");
        assertThat(server.seconds).isEqualTo(3);
    }

    @Test
    void refusalOnTheWayIsNoFailure() {
        var server = new Played(20);
        server.log =
                "database_not_prepared because=x\njava.lang.IllegalArgumentException: not now\nPermission denied\n";
        assertThatCode(() -> await(server)).doesNotThrowAnyException();
    }

    @Test
    void endedServerIsToldAtOnce() {
        var server = new Played(7200);
        server.life = second -> server.alive = second < 3;
        assertThatThrownBy(() -> await(server)).hasMessage("The server ended while it started. See server.log.");
        assertThat(server.seconds).isEqualTo(3);
    }

    /** Both were started for the same port, and the other one was quicker. */
    @Test
    @Tag("F-500")
    void answerOfAnotherProcessAtThatPortIsNotBelieved() {
        var server = new Played(0);
        server.log = "listener_not_opened because=java.net.BindException: Address already in use\n";
        assertThatThrownBy(() -> await(server))
                .hasMessage("The server could not start. Its port was taken meanwhile. See server.log.");
        server.log = "";
        server.alive = false;
        assertThatThrownBy(() -> await(server)).hasMessage("The server ended while it started. See server.log.");
    }

    @Test
    void lostLoaderIsToldApartSinceAnotherStartHeals() {
        var server = new Played(7200);
        server.log = "java.lang.IllegalArgumentException: DeploymentContext does not contain any EJB\n";
        assertThatThrownBy(() -> await(server)).isInstanceOf(StartupProbe.TransientFailure.class);
        server.log = "java.lang.RuntimeException: cl is null\n";
        assertThatThrownBy(() -> await(server)).isInstanceOf(StartupProbe.TransientFailure.class);
    }

    @Test
    @Tag("F-571")
    void servicesThatCollidedAreToldApartSinceAnotherStartHeals() {
        var server = new Played(7200);
        server.alive = false;
        server.log =
                """
                java.util.ConcurrentModificationException
                	at java.base/java.util.LinkedList$ListItr.next(LinkedList.java:892)
                	at org.jvnet.hk2.internal.SystemDescriptor.invokeInstanceListeners(SystemDescriptor.java:438)
                Exception in thread "main" fish.payara.micro.BootstrapException: Server failed to start
                """;
        assertThatThrownBy(() -> await(server))
                .isInstanceOf(StartupProbe.TransientFailure.class)
                .hasMessage("The server could not start. Two of its services got in each other's way. See server.log.");
    }

    @Test
    void serverWithoutTheApplicationIsAFailure() {
        var server = new Played(7200);
        server.status = 404;
        server.life = second -> server.log = second < 5 ? NOTHING : "Payara Micro 6 (build 42) ready in 54,033 (ms)\n";
        assertThatThrownBy(() -> await(server)).hasMessage("The server could not start. See server.log.");
        assertThat(server.seconds).isEqualTo(35);
    }

    @Test
    void serverIsMissedALittleBeforeItsApplicationIsThere() {
        var server = new Played(25);
        server.status = 404;
        server.log = "Payara Micro 6 (build 42) ready in 54,033 (ms)\n";
        assertThatCode(() -> await(server)).doesNotThrowAnyException();
    }

    @Test
    void databaseThatCannotBePreparedIsAFailureAfterEightTries() {
        var server = new Played(7200);
        server.life = second -> server.log += second % 30 == 0 ? "database_not_prepared because=TimeOut\n" : NOTHING;
        assertThatThrownBy(() -> await(server))
                .hasMessageContaining("Its database could not be prepared, 8 times (TimeOut).");
    }
}
