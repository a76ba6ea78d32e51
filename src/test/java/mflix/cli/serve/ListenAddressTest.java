package mflix.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.stream.Stream;
import mflix.cli.console.CommandFailure;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-137")
class ListenAddressTest {

    private static InetAddress loopback() {
        return ListenAddress.of("127.0.0.1", 0).address();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://localhost:8080/, http://127.0.0.1:8080/",
        "0.0.0.0, http://localhost:8080/, http://127.0.0.1:8080/",
        "localhost, http://localhost:8080/, http://localhost:8080/",
        "127.0.0.2, http://127.0.0.2:8080/, http://127.0.0.2:8080/",
        "::1, http://[::1]:8080/, http://[::1]:8080/",
        "[::1], http://[::1]:8080/, http://[::1]:8080/",
        "0:0:0:0:0:0:0:1, http://[0:0:0:0:0:0:0:1]:8080/, http://[0:0:0:0:0:0:0:1]:8080/",
        "::, http://localhost:8080/, http://[::1]:8080/",
        "[::], http://localhost:8080/, http://[::1]:8080/",
    })
    void addressIsShownAndCalledAsAUrl(String given, String shown, String called) {
        var address = ListenAddress.of(given, 8080);
        assertThat(address.shown()).hasToString(shown);
        assertThat(address.callable()).hasToString(called);
    }

    @Test
    @Tag("F-500")
    void startupPortIsFreeOnLoopbackAndNotTheSites() throws IOException {
        for (var attempt = 0; attempt < 20; attempt++) {
            var startup = ListenAddress.startup(20_000 + attempt);
            assertThat(startup.address().isLoopbackAddress()).isTrue();
            assertThat(startup.port()).isBetween(20_000, 31_999).isNotEqualTo(20_000 + attempt);
            startup.requireFree();
        }
    }

    @Test
    void linkLocalAddressKeepsItsZone() throws IOException {
        var local = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet6Address.class::isInstance)
                .filter(InetAddress::isLinkLocalAddress)
                .findFirst();
        Assumptions.assumeTrue(local.isPresent(), "a link-local address on this machine");
        var text = local.get().getHostAddress();
        assertThat(ListenAddress.of(text, 8080).callable()).hasToString("http://[" + text + "]:8080/");
        assertThat(ListenAddress.of(text, 8080).callable().getHost()).isEqualTo("[" + text + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "[]", "no such host", "nowhere.invalid", "1.2.3.4.5", "::g", "[::1", "fe80::1%nothing0"
            })
    void whatIsNoAddressIsRefusedInOneLine(String given) {
        assertThatThrownBy(() -> ListenAddress.of(given, 8080))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("--host is \"" + given + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "localhost"})
    void portInUseIsTold(String host) throws IOException {
        try (var taken = new ServerSocket(0, 1, loopback())) {
            assertThatThrownBy(
                            () -> ListenAddress.of(host, taken.getLocalPort()).requireFree())
                    .hasMessage("Cannot listen on port " + taken.getLocalPort() + " of " + host
                            + ": it is taken. Choose another with --port.");
        }
    }

    @Test
    void foreignAddressIsTold() {
        assertThatThrownBy(() -> ListenAddress.of("192.0.2.1", 8080).requireFree())
                .hasMessage("Cannot listen on port 8080 of 192.0.2.1: that is no address of this machine."
                        + " Choose another with --host.");
    }

    @Test
    void portBelow1024NeedsARight() {
        var why = ListenAddress.of("127.0.0.1", 80).why(new IOException("Permission denied (Bind failed)"));
        assertThat(why).isEqualTo("a port below 1024 needs a right that you do not have. Choose another with --port.");
    }

    @Test
    void freePortIsFine() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, loopback())) {
            port = free.getLocalPort();
        }
        assertThat(Stream.of("127.0.0.1", "localhost").map(host -> ListenAddress.of(host, port)))
                .allSatisfy(address -> assertThatCode(address::requireFree).doesNotThrowAnyException());
    }
}
