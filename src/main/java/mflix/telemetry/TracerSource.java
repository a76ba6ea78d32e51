package mflix.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import mflix.settings.SettingsReader;

/** The server's OpenTelemetry, when {@code OTEL_SDK_DISABLED=false} has switched it on. */
@Singleton
public class TracerSource {
    private final Optional<OpenTelemetry> telemetry;

    @Inject
    public TracerSource(SettingsReader settings, Instance<OpenTelemetry> ofTheServer) {
        var isOn = settings.text("otel.sdk.disabled")
                .filter(text -> text.strip().equalsIgnoreCase("false"))
                .isPresent();
        this.telemetry = isOn && ofTheServer.isResolvable() ? Optional.of(ofTheServer.get()) : Optional.empty();
    }

    Optional<OpenTelemetry> telemetry() {
        return telemetry;
    }

    static Tracer tracer(OpenTelemetry telemetry) {
        return telemetry.getTracer("mflix");
    }
}
