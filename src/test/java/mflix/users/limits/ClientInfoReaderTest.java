package mflix.users.limits;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.settings.SettingsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose address a request has. */
@Tag("F-486")
class ClientInfoReaderTest {
    private static final String PROXY = "192.0.2.1";

    private static String address(boolean isBehindProxy, String... forwarded) {
        var settings = Map.of("mflix.http.forwarded", String.valueOf(isBehindProxy));
        return new ClientInfoReader(new SettingsReader(key -> Optional.ofNullable(settings.get(key))))
                .address(request(List.of(forwarded)));
    }

    private static HttpServletRequest request(List<String> forwarded) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClientInfoReaderTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> PROXY;
                    case "getHeader" -> forwarded.stream().findFirst().orElse(null);
                    case "getHeaders" -> Collections.enumeration(forwarded);
                    default -> throw new AssertionError("asked for " + method);
                });
    }

    @Test
    void proxyIsBelievedOnlyWhenThereIsOne() {
        assertThat(address(false, "203.0.113.9")).isEqualTo(PROXY);
        assertThat(address(true)).isEqualTo(PROXY);
        assertThat(address(true, "203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void clientCannotPutAnEntryBehindThatOfTheProxy() {
        assertThat(address(true, "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address(true, "198.51.100.1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address(true, "a", "198.51.100.1, 198.51.100.2", " 203.0.113.9 "))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9:51234, 203.0.113.9",
        "2001:db8::9, 2001:db8::9",
        "[2001:db8::9], 2001:db8::9",
        "[2001:db8::9]:51234, 2001:db8::9",
        "::ffff:203.0.113.9, ::ffff:203.0.113.9",
        "::1, ::1"
    })
    void everyConnectionOfAClientHasItsAddress(String entry, String address) {
        assertThat(address(true, entry)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "203.0.113.9,",
                "unknown",
                "_hidden",
                "evil.example",
                "203.0.113.9 x",
                "1.2.3",
                "a b",
                "é"
            })
    void whatIsNoAddressIsThatOfTheProxy(String entry) {
        assertThat(address(true, entry)).isEqualTo(PROXY);
    }

    @Test
    void endlessEntryIsNotKept() {
        assertThat(address(true, ":".repeat(5000))).isEqualTo(PROXY);
        assertThat(address(true, "1".repeat(5000))).isEqualTo(PROXY);
    }
}
