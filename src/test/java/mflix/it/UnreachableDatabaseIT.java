package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mflix.testing.Certificates;
import mflix.testing.ChildServer;
import mflix.testing.FakeMongo;
import mflix.testing.TestDatabase;
import mflix.testing.TlsProxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The packaged programs and a database that cannot be reached: the operator reads why, and visitors do not. */
@Tag("error_handling")
@Execution(CONCURRENT)
class UnreachableDatabaseIT {
    private static final Certificates CERTIFICATES = new Certificates();
    private static final String PASSWORD = "not-t0-be-seen";

    @TempDir
    private Path folder;

    private record Ended(int code, String said, Duration took) {}

    private static Ended command(String uri, String... arguments) throws IOException, InterruptedException {
        var builder = ChildServer.commandLine(List.of(arguments)).redirectErrorStream(true);
        builder.environment().put("MFLIX_DB_URI", uri);
        var began = System.nanoTime();
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), said, Duration.ofNanos(System.nanoTime() - began));
    }

    @Test
    @Tag("F-147")
    @Tag("F-71")
    void commandEndsWithTheCauseInOneLine() throws IOException, InterruptedException {
        var ended = command(
                "mongodb://ada:" + PASSWORD + "@127.0.0.1:" + ChildServer.freePort() + "/", "migrate", "status");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said().strip().lines())
                .singleElement()
                .asString()
                .startsWith("mflix: 127.0.0.1:")
                .contains("refuses the connection")
                .doesNotContain(PASSWORD);
        // the server is looked for during five seconds; a process that starts on a busy machine takes the other time
        assertThat(ended.took()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    @Tag("F-147")
    @Tag("F-141")
    @Tag("F-62")
    void addressThatCannotWorkEndsACommandAtOnce() throws IOException, InterruptedException {
        var ended = command("mongodb://127.0.0.1/?maxPoolSize=abc", "serve", "--port", "" + ChildServer.freePort());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("maxPoolSize=abc").doesNotContain("\tat ");
    }

    @Test
    @Tag("F-148")
    @Tag("F-143")
    void serverStartsAndTellsTheCauseEachNewOneAndTheEnd() throws IOException {
        var port = ChildServer.freePort();
        var uri = "mongodb://127.0.0.1:" + port + "/sample_mflix?heartbeatFrequencyMS=500&maxPoolSise=7";
        try (var server = ChildServer.start(folder, Map.of("MFLIX_DB_URI", uri), "--grace", "0")) {
            server.awaitWhileRunning("the cause", () -> server.output().contains("refuses the connection"));
            server.awaitStarted();
            server.awaitWhileRunning("the cause in the log", () -> server.log().contains("refuses the connection"));
            assertThat(server.output()).contains("maxPoolSise");
            assertThat(server.log()).contains("setting_warning", "maxPoolSise");
            assertThat(server.site().anyone().status().all().text()).contains("maxPoolSise");
            var answer = server.site().anyone().movies().list();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).doesNotContain("refuses", "127.0.0.1:" + port);
            try (var set = new FakeMongo(port, Map.of("maxWireVersion", 6))) {
                server.awaitWhileRunning("the next cause", () -> server.output().contains("too old"));
                assertThat(set.port()).isEqualTo(port);
            }
            try (var database = TestDatabase.inMemory(port)) {
                server.awaitWhileRunning("the end of it", () -> server.output().contains("The database answers."));
                server.awaitWhileRunning(
                        "an answer",
                        () -> server.site().anyone().movies().configOptions().status() == 200);
                assertThat(database.port()).isEqualTo(port);
            }
            assertThat(server.output().lines().filter(line -> line.contains("too old")))
                    .hasSize(1);
        }
    }

    @Test
    @Tag("F-151")
    @Tag("timeouts")
    void runningServerAndCommandReachADatabaseOfAPrivateAuthority() throws IOException, InterruptedException {
        var certificate = CERTIFICATES.of("server", "127.0.0.1");
        var authority = Certificates.write(
                folder.resolve("authority.pem"), CERTIFICATES.authority().certificatePem());
        try (var behind = TestDatabase.inMemory();
                var tls = new TlsProxy(CERTIFICATES.serverContext(certificate), behind.port(), false)) {
            var uri = "mongodb://127.0.0.1:" + tls.port() + "/sample_mflix?tlsCAFile=" + authority;
            assertThat(command(uri, "migrate", "status").code()).isZero();
            var environment = Map.of("MFLIX_DB_URI", uri, "MFLIX_DEMO_MODE", "true", "MFLIX_PASSWORD_COST", "4");
            try (var server = ChildServer.start(folder.resolve("site"), environment, "--grace", "0")
                    .awaitStarted()) {
                server.awaitWhileRunning(
                        "readiness", () -> server.site().page("/health/ready").statusCode() == 200);
                assertThat(server.site().anyone().movies().list().status()).isEqualTo(200);
                assertThat(server.site()
                                .anyone()
                                .movies()
                                .configOptions()
                                .json()
                                .getDocument("timeouts")
                                .getNumber("read_ms")
                                .intValue())
                        .isEqualTo(5000);
                assertThat(server.output()).doesNotContain("tlsCAFile is unknown", "cannot be reached");
            }
        }
    }
}
