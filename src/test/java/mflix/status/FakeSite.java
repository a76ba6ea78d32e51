package mflix.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mflix.status.checks.SiteAddress;
import mflix.status.checks.SiteClient;

/** A site with the answers that a test gives it, right or wrong. Any other request gets a problem document with 404. */
public final class FakeSite implements AutoCloseable {
    private record Told(int status, String json) {}

    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final HttpServer server;

    public FakeSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param request method and path below {@code /api/v1}, with or without its query */
    public FakeSite answers(String request, int status, String json) {
        told.put(request, new Told(status, json));
        return this;
    }

    public FakeSite refuses(String request, int status, String code) {
        var error = status == 404 || code.equals("INVALID_ID") ? "Not found" : code;
        return answers(request, status, "{\"code\":\"" + code + "\",\"error\":\"" + error + "\"}");
    }

    public SiteClient stranger() {
        var address = new SiteAddress();
        address.learn("127.0.0.1", server.getAddress().getPort(), "");
        return new SiteClient(address);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
            var asked = exchange.getRequestMethod() + " " + uri;
            var answer = told.getOrDefault(
                    asked,
                    told.getOrDefault(
                            asked.replaceFirst("\\?.*", ""),
                            new Told(404, "{\"code\":\"NOT_FOUND\",\"error\":\"Not found\"}")));
            var body = answer.json().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
