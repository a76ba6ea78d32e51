package mflix.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import mflix.settings.SettingsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read the metrics. */
@Tag("F-212")
class MetricsAccessTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final String ELSEWHERE = "203.0.113.9";

    private static MetricsAccess access(String token) {
        return new MetricsAccess(
                new SettingsReader(key -> Optional.ofNullable(key.equals("mflix.metrics.token") ? token : null)));
    }

    private static HttpServletRequest request(String address, Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                MetricsAccessTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> address;
                    case "getHeader" -> headers.get(arguments[0]);
                    default -> throw new AssertionError("asked for " + method);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void programsOfThisMachineMay(String address) {
        assertThat(access(null).admits(request(address, Map.of()))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", ELSEWHERE, "10.0.0.1", "2001:db8::1", "0.0.0.0", "unix:"})
    void othersMayNot(String address) {
        assertThat(access(null).admits(request(address, Map.of()))).isFalse();
        assertThat(access(TOKEN).admits(request(address, Map.of()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"})
    void whatAProxyPassesOnIsFromElsewhere(String header) {
        assertThat(access(null).admits(request("127.0.0.1", Map.of(header, "127.0.0.1"))))
                .isFalse();
    }

    @Test
    void whoHasTheTokenMayFromAnywhereAndThroughAProxy() {
        var headers = Map.of("Authorization", "Bearer " + TOKEN, "Via", "1.1 proxy");
        assertThat(access(TOKEN).admits(request(ELSEWHERE, headers))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer null",
                "Bearer 0123456789abcdeF",
                "Basic 0123456789abcdef",
                "0123456789abcdef"
            })
    void anotherTokenOpensNothing(String sent) {
        var headers = Map.of("Authorization", sent);
        assertThat(access(TOKEN).admits(request(ELSEWHERE, headers))).isFalse();
        assertThat(access(null).admits(request(ELSEWHERE, headers))).isFalse();
    }

    @Test
    void shortTokenIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> access("hidden")).hasMessage("mflix.metrics.token must have at least 16 characters.");
        assertThat(access("  ").admits(request(ELSEWHERE, Map.of("Authorization", "Bearer "))))
                .isFalse();
    }
}
