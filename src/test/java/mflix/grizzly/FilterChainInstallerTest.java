package mflix.grizzly;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mflix.testing.ChildServer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our filters in a listener of Grizzly's that serves one large reply at every address. */
@Tag("F-198")
class FilterChainInstallerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int REPLY = 16 << 20;
    private static final Duration LONG = Duration.ofMinutes(10);

    @SuppressWarnings("deprecation") // each constructor of HttpServerFilter is deprecated
    private final FilterChain chain = FilterChainBuilder.stateless()
            .add(new TransportFilter())
            .add(new HttpServerFilter())
            .add(new Application())
            .build();

    private final TCPNIOTransport transport =
            TCPNIOTransportBuilder.newInstance().build();
    private AttachedFilters filters;
    private int port;

    @BeforeEach
    void start() throws IOException {
        transport.setProcessor(chain);
        port = ((InetSocketAddress)
                        transport.bind(new InetSocketAddress(LOOPBACK, 0)).getLocalAddress())
                .getPort();
        transport.start();
    }

    @AfterEach
    void stop() throws IOException {
        filters.leave();
        transport.shutdownNow();
    }

    @Test
    void serverHasItsOwnChainBackAfterUndeployment() throws Exception {
        attach(1L << 30);
        assertThat(transport.getProcessor()).isNotSameAs(chain);
        try (var idle = new Socket(LOOPBACK, port)) {
            idle.setSoTimeout(60_000);
            await(() -> filters.connections() == 1);
            assertThat(get()).isEqualTo(REPLY);
            filters.leave();
            assertThat(idle.getInputStream().read())
                    .as("an idle client is closed")
                    .isEqualTo(-1);
        }
        assertThat(transport.getProcessor()).isSameAs(chain);
        assertThat(get()).as("a request after it").isEqualTo(REPLY);
        assertThat(filters.connections()).isZero();
        filters.leave();
        assertThat(transport.getProcessor()).as("left twice").isSameAs(chain);
    }

    @Test
    void deploymentAfterAnotherAttachesAnew() throws Exception {
        for (var deployment = 1; deployment <= 3; deployment++) {
            attach(1L << 30);
            assertThat(((FilterChain) transport.getProcessor()).size()).isEqualTo(chain.size() + 5);
            assertThat(get()).isEqualTo(REPLY);
            filters.leave();
        }
        assertThat(transport.getProcessor()).isSameAs(chain);
    }

    /** No client reads: each leaves the rest of its reply in our memory. */
    @Test
    void clientThatWaitsLongestIsCutWhenTooMuchWaits() throws Exception {
        attach(3L * REPLY / 2);
        try (var first = ask();
                var second = ask();
                var third = ask()) {
            assertThat(read(first)).as("the first client").isLessThan(REPLY);
            assertThat(read(second)).as("the second one").isGreaterThan(REPLY);
            assertThat(read(third)).as("the third one").isGreaterThan(REPLY);
        }
    }

    /** As any client in a terminal sees it. */
    @ParameterizedTest
    @CsvSource({
        "200, OK",
        "404, Not Found",
        "422, Unprocessable Content",
        "429, Too Many Requests",
        "431, Request Header Fields Too Large",
        "503, Service Unavailable"
    })
    @Tag("F-497")
    void statusLineNamesTheStatus(int status, String phrase) throws Exception {
        attach(1L << 30);
        try (var socket = new Socket(LOOPBACK, port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(("GET /" + status + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            assertThat(reader.readLine()).isEqualTo("HTTP/1.1 " + status + " " + phrase);
        }
    }

    @Test
    @Tag("F-500")
    void serverListensAtTheSitesPortAloneAndNowhereOnceItIsClosed() throws Exception {
        attach(1L << 30);
        var startup = port;
        var site = ChildServer.freePort();
        filters.listenAt(new InetSocketAddress(LOOPBACK, site));
        port = site;
        assertThat(get()).isEqualTo(REPLY);
        awaitSilence(startup);

        filters.closeListeners();
        filters.listenAt(new InetSocketAddress(LOOPBACK, site));
        awaitSilence(site);
    }

    @Test
    @Tag("F-500")
    void portThatIsTakenIsAnError() throws Exception {
        attach(1L << 30);
        try (var other = new ServerSocket(0, 1, LOOPBACK)) {
            var taken = new InetSocketAddress(LOOPBACK, other.getLocalPort());
            assertThatThrownBy(() -> filters.listenAt(taken)).isInstanceOf(BindException.class);
        }
        awaitSilence(port);
    }

    // a selector lets go of a port that was closed when it looks at its channels next
    private static void awaitSilence(int port) {
        ChildServer.await("nobody at " + port, () -> !isListening(port));
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket(LOOPBACK, port)) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void attach(long replies) {
        filters = FilterChainInstaller.to(
                Map.of("http-listener", transport),
                new ConnectionLimits(
                        LONG, LONG, LONG, LONG, LONG, 1, 1, 1 << 16, 4 << 20, 64 << 20, 64 << 10, replies));
    }

    private int get() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(Duration.ofMinutes(1))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body()
                .length;
    }

    /** A client that has the first byte of its reply and takes no more. */
    private Socket ask() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(8 << 10);
        socket.connect(new InetSocketAddress(LOOPBACK, port));
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    // the head comes on top, so more than the body alone is the whole reply
    private static long read(Socket socket) {
        var bytes = 0L;
        try {
            var buffer = new byte[1 << 16];
            int read;
            while (bytes <= REPLY && (read = socket.getInputStream().read(buffer)) >= 0) {
                bytes += read;
            }
        } catch (IOException e) {
            assertThat(e).as("after " + bytes + " bytes").hasMessageContaining("reset");
        }
        return bytes;
    }

    private static void await(BooleanSupplier state) {
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute in vain").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static final class Application extends BaseFilter {
        @Override
        public NextAction handleRead(FilterChainContext context) {
            HttpContent content = context.getMessage();
            var request = (HttpRequestPacket) content.getHttpHeader();
            var response = request.getResponse();
            if (request.getRequestURI().length() > 1) {
                response.setStatus(Integer.parseInt(request.getRequestURI().substring(1)));
            }
            response.setContentLength(REPLY);
            context.write(HttpContent.builder(response)
                    .content(Buffers.wrap(null, new byte[REPLY]))
                    .last(true)
                    .build());
            return context.getStopAction();
        }
    }
}
