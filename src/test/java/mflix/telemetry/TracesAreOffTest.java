package mflix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import mflix.settings.SettingsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-417")
class TracesAreOffTest {
    // a server that has OpenTelemetry, or has it not
    @SuppressWarnings("unchecked")
    private static Instance<OpenTelemetry> server(boolean has) {
        return (Instance<OpenTelemetry>) Proxy.newProxyInstance(
                TracesAreOffTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("isResolvable")) {
                        return has;
                    }
                    assertThat(has && method.getName().equals("get")).isTrue();
                    return OpenTelemetry.noop();
                });
    }

    private static SpanTracing tracing(Map<String, String> settings, boolean has) {
        return new SpanTracing(
                new TracerSource(new SettingsReader(key -> Optional.ofNullable(settings.get(key))), server(has)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "", "no"})
    void nothingIsAskedUnlessItIsSwitchedOn(String disabled) {
        var off = tracing(Map.of("otel.sdk.disabled", disabled), true);
        assertThat(off.listener()).isEmpty();
        off.begin(null).end(500, "looked at by nobody");
    }

    @Test
    void byDefaultAndOnAServerWithoutItNothingIsAskedEither() {
        assertThat(tracing(Map.of(), true).listener()).isEmpty();
        assertThat(tracing(Map.of("otel.sdk.disabled", "false"), false).listener())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", " false "})
    void switchedOnTheClientIsListenedTo(String disabled) {
        assertThat(tracing(Map.of("otel.sdk.disabled", disabled), true).listener())
                .isPresent();
    }
}
