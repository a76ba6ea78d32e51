package mflix.telemetry;

import com.mongodb.event.CommandListener;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import mflix.mongo.CommandTracing;
import mflix.web.trace.RequestTracing;

/** Requests and commands as spans of one trace; nothing while traces are off. */
@Singleton
public class SpanTracing implements RequestTracing, CommandTracing {
    private static final RequestTrace NONE = (status, requestId) -> {};

    private final Optional<RequestSpans> requests;
    private final Optional<CommandListener> commands;

    @Inject
    public SpanTracing(TracerSource source) {
        this.requests = source.telemetry().map(RequestSpans::new);
        this.commands = source.telemetry().map(TracerSource::tracer).map(CommandSpans::new);
    }

    @Override
    public RequestTrace begin(HttpServletRequest request) {
        return requests.map(spans -> spans.begin(request)).orElse(NONE);
    }

    @Override
    public Optional<CommandListener> listener() {
        return commands;
    }
}
