package mflix.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A collector of traces on this machine, by OTLP over HTTP: keeps every span that it gets. */
public final class OtlpCollector implements AutoCloseable {
    /** One span as it came over the wire. */
    public record Collected(
            String trace,
            String id,
            String parent,
            String name,
            boolean failed,
            long startNanos,
            long endNanos,
            Map<String, String> attributes) {}

    private final HttpServer server;
    private final List<Collected> spans = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    public OtlpCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "otlp-collector");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/v1/traces", this::collect);
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What switches the traces of a server on, into this one. */
    public Map<String, String> environment() {
        return Map.of(
                "OTEL_SDK_DISABLED", "false",
                "OTEL_SERVICE_NAME", "mflix",
                "OTEL_TRACES_EXPORTER", "otlp",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT", endpoint(),
                "OTEL_BSP_SCHEDULE_DELAY", "200");
    }

    private void collect(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        bodies.add(new String(body, StandardCharsets.ISO_8859_1));
        var request = ExportTraceServiceRequest.parseFrom(body);
        request.getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .map(OtlpCollector::collected)
                .forEach(spans::add);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Collected collected(Span span) {
        return new Collected(
                HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                HexFormat.of().formatHex(span.getSpanId().toByteArray()),
                HexFormat.of().formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                span.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, OtlpCollector::text)));
    }

    private static String text(KeyValue attribute) {
        var value = attribute.getValue();
        return value.hasIntValue() ? String.valueOf(value.getIntValue()) : value.getStringValue();
    }

    public List<Collected> spans() {
        return spans;
    }

    /** All spans of one trace, when the one with that name and request id has come from that server. */
    public List<Collected> traceOf(ChildServer sender, String name, String requestId) {
        sender.awaitWhileRunning("the span " + name, () -> root(name, requestId) != null);
        var trace = root(name, requestId).trace();
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private Collected root(String name, String requestId) {
        return spans.stream()
                .filter(span -> span.name().equals(name)
                        && requestId.equals(span.attributes().get("mflix.request_id")))
                .findFirst()
                .orElse(null);
    }

    /** Every byte that came, as text. */
    public String everything() {
        return String.join("", bodies);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
