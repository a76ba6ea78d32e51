package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import mflix.testing.ChildServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** Where {@code ./mflix serve --host} serves. */
@Execution(CONCURRENT)
class HostsIT {
    @TempDir
    private Path temp;

    private static boolean hasIpv6() {
        var loopback = new byte[16];
        loopback[15] = 1;
        try (var probe = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    // And the checks of the status page reach it there.
    @Test
    @Tag("F-137")
    void siteIsServedWhereItIsSaid() throws IOException, InterruptedException {
        Assumptions.assumeTrue(hasIpv6(), "IPv6 on this machine");
        try (var server = ChildServer.start(temp, Map.of(), "--host", "::1")) {
            var site = "http://[::1]:" + server.port() + "/";
            server.awaitStarted(site);
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(site + "api/v1/status/projection"))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"pass\"");
        }
    }

    @Test
    @Tag("F-137")
    void hostThatIsNoneIsOneLine() throws InterruptedException {
        try (var server = ChildServer.start(temp, Map.of(), "--host", "nowhere.invalid")) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.output()).hasLineCount(1).contains("--host is \"nowhere.invalid\"");
        }
    }
}
