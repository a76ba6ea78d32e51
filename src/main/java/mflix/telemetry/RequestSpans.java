package mflix.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.enterprise.inject.Vetoed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Set;
import mflix.web.trace.RequestTracing.RequestTrace;
import mflix.web.trace.RouteFilter;

/**
 * A span for each request, named by its method and the template of its address, never by the address: that may hold what somebody
 * searched for. It goes on with the trace of the caller, if its headers have one.
 */
@Vetoed
final class RequestSpans {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final int SERVER_ERROR = 500;
    // not as the current span: Payara would write the messages of exceptions into that, and end it
    private static final ContextKey<Span> REQUEST = ContextKey.named("mflix-request");

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    RequestSpans(OpenTelemetry telemetry) {
        this.tracer = TracerSource.tracer(telemetry);
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    /** Below which a command's span belongs; empty when it is sent for no request. */
    static Context parent() {
        var span = Context.current().get(REQUEST);
        return span == null ? Context.root() : Context.root().with(span);
    }

    static boolean isUnderWay() {
        return Context.current().get(REQUEST) != null;
    }

    // closed by the caller, when the request has its answer
    @SuppressWarnings("MustBeClosedChecker")
    RequestTrace begin(HttpServletRequest request) {
        var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
        var span = tracer.spanBuilder(method)
                .setSpanKind(SpanKind.SERVER)
                .setParent(propagator.extract(Context.root(), request, RequestHeaders.INSTANCE))
                .setAttribute("http.request.method", method)
                .startSpan();
        var scope = Context.current().with(REQUEST, span).makeCurrent();
        return (status, requestId) -> {
            if (request.getAttribute(RouteFilter.ROUTE) instanceof String route) {
                span.updateName(method + " " + route).setAttribute("http.route", route);
            }
            end(span, scope, status, requestId);
        };
    }

    private static void end(Span span, Scope scope, int status, String requestId) {
        span.setAttribute("http.response.status_code", status).setAttribute("mflix.request_id", requestId);
        if (status >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR).setAttribute("error.type", String.valueOf(status));
        }
        scope.close();
        span.end();
    }

    private enum RequestHeaders implements TextMapGetter<HttpServletRequest> {
        INSTANCE;

        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public String get(HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    }
}
