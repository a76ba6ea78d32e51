package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.bson.BsonDocument;

/**
 * The running site as an HTTP client sees it: the only test class that contains URLs, JSON and headers. On every answer it checks
 * what must hold for all of them, so no test needs to.
 */
public final class Site {
    private static final String API = "api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI root;
    /** The {@code Server} of each reply: of a proxy in front, since the site itself sends none. */
    private final String server;

    /** The site on that port of this machine, under the root context. */
    public Site(int port) {
        this(URI.create("http://127.0.0.1:" + port + "/"), HttpClient.Version.HTTP_1_1, "");
    }

    /** The site on that port of this machine, under that context root, such as {@code "/films/"}. */
    public Site(int port, String contextRoot) {
        this(URI.create("http://127.0.0.1:" + port + contextRoot), HttpClient.Version.HTTP_1_1, "");
    }

    /** The site behind a proxy on that port, which names itself in each reply. */
    static Site behind(String proxy, int port) {
        return new Site(URI.create("http://127.0.0.1:" + port + "/"), HttpClient.Version.HTTP_1_1, proxy);
    }

    private Site(URI root, HttpClient.Version version, String server) {
        this.root = root;
        this.server = server;
        this.client = HttpClient.newBuilder()
                .version(version)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** The same site for a client that asks for HTTP/2, as Java's own does by default. */
    public Site overHttp2() {
        return new Site(root, HttpClient.Version.HTTP_2, server);
    }

    /** Somebody who has no account here, or has not logged in. */
    public Visitor anyone() {
        return Visitor.stranger(this);
    }

    /** The owner of this token. */
    public Visitor as(String token) {
        return Visitor.holding(this, token);
    }

    /** An answer whose body is JSON. */
    public record Answer(HttpRequest request, HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), UTF_8);
        }

        public BsonDocument json() {
            return BsonDocument.parse(text());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The code of the problem document; empty when it is none. */
        public String code() {
            return status() < 400 ? "" : json().getString("code").getValue();
        }

        @Override
        public String toString() {
            return request.method() + " " + request.uri() + " -> " + status() + " " + text();
        }
    }

    /** {@code GET /api/v1} and this path, which may hold a query. */
    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public Answer send(String method, String path, String body, String... headers) {
        Secrets.note(String.valueOf(body));
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return send(request(path, headers).method(method, publisher).build());
    }

    /** Anything of this server, outside the API too; only its status and bytes are looked at. */
    public HttpResponse<byte[]> page(String path, String... headers) {
        return exchange(with(HttpRequest.newBuilder(root.resolve(path)), headers)
                .timeout(PATIENCE)
                .build());
    }

    /** The same by another method, without a body. */
    public HttpResponse<byte[]> pageBy(String method, String path) {
        return exchange(HttpRequest.newBuilder(root.resolve(path))
                .method(method, BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build());
    }

    /** What a request line with exactly this path gets, also one that no client library would send; only the status. */
    public int statusOf(String path) {
        try (var socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            var request = "GET " + path + " HTTP/1.1\r\nHost: " + root.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            var statusLine = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
            return Integer.parseInt(statusLine.split(" ", -1)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** A request to the API that is not sent yet. */
    public HttpRequest.Builder request(String path, String... headers) {
        return with(HttpRequest.newBuilder(URI.create(root + API + path)).timeout(PATIENCE), headers);
    }

    public Answer send(HttpRequest request) {
        var answer = new Answer(request, exchange(request));
        holdsForAll(answer);
        isDescribed(answer);
        return answer;
    }

    /** A value as it is written in a query string. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    public URI root() {
        return root;
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            request.headers().allValues("Authorization").forEach(Secrets::note);
            var response = client.send(request, BodyHandlers.ofByteArray());
            Secrets.note(new String(response.body(), UTF_8));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void holdsForAll(Answer answer) {
        var said = answer.toString();
        assertThat(answer.header("X-Request-Id")).as(said).matches("[0-9a-f]{8}-[0-9a-f-]{27}");
        assertThat(answer.header("X-Content-Type-Options")).as(said).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).as(said).isNotEmpty();
        assertThat(answer.header("Server")).as(said).isEqualTo(server);
        assertThat(answer.response().headers().map()).as(said).doesNotContainKeys("x-powered-by", "set-cookie");
        if (answer.status() == 304 || answer.request().method().equals("HEAD")) {
            assertThat(answer.response().body()).as(said).isEmpty();
            return;
        }
        assertThat(answer.header("Content-Length"))
                .as(said)
                .isEqualTo(String.valueOf(answer.response().body().length));
        var type = answer.status() < 400 ? "application/json" : "application/problem+json";
        assertThat(answer.header("Content-Type").replace(" ", "").toLowerCase(Locale.ROOT))
                .as(said)
                .isEqualTo(type + ";charset=utf-8");
        if (answer.status() >= 400) {
            isProblem(answer, said);
        }
    }

    // The description says nothing of HEAD, which is answered as GET is.
    private void isDescribed(Answer answer) {
        var method = answer.request().method();
        if (!method.equals("HEAD")) {
            ApiDescription.OURS.check(new ApiDescription.Exchange(
                    method,
                    answer.request()
                            .uri()
                            .getRawPath()
                            .substring(root.getRawPath().length() + API.length()),
                    answer.status(),
                    answer.header("Content-Type").replaceFirst(";.*", ""),
                    answer.response().headers().map().keySet(),
                    unpacked(answer)));
        }
    }

    private static String unpacked(Answer answer) {
        if (!answer.header("Content-Encoding").equals("gzip")) {
            return answer.text();
        }
        try (var packed =
                new GZIPInputStream(new ByteArrayInputStream(answer.response().body()))) {
            return new String(packed.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(answer.request().uri().toString(), e);
        }
    }

    private static void isProblem(Answer answer, String said) {
        var problem = answer.json();
        assertThat(problem.getInt32("status").getValue()).as(said).isEqualTo(answer.status());
        assertThat(problem.getString("instance").getValue())
                .as(said)
                .isEqualTo("urn:uuid:" + answer.header("X-Request-Id"));
        assertThat(problem.keySet()).as(said).contains("type", "title", "detail", "code", "error");
        assertThat(answer.header("Cache-Control")).as(said).isEqualTo("no-store");
        assertThat(answer.text()).as(said).doesNotContain("\tat ", "Exception", "org.", "com.mongodb", "mflix.");
        if (answer.status() == 503) {
            assertThat(answer.header("Retry-After")).as(said).isEqualTo("2");
        }
    }
}
