package mflix.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mflix.testing.Deployed;
import mflix.testing.RawHttp;
import mflix.testing.RawHttp.Reply;
import org.bson.BsonDocument;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is decided before any servlet: bytes on a connection, and the answers. A second request follows each on the same
 * connection: it is answered when the first was understood to its end, and never when the first was refused.
 */
@RunAsClient
@Tag("error_handling")
@ExtendWith(ArquillianExtension.class)
class StrictRequestsIT {
    private static final List<String> ADDRESSES = List.of(
            "/",
            "/movies",
            "/js/app/main.js",
            "/favicon.svg",
            "/docs",
            "/health/live",
            "/api/v1/metrics",
            "/openapi.yaml",
            "/api/v1/reports/by-year",
            "/nothing");
    private static final String HOST = "Host: localhost\r\n";
    private static final String NEXT = "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final String LOGIN =
            "POST /api/v1/user/login HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";
    private static final String WRONG = "{\"email\":\"no@bo.dy\",\"password\":\"12345678\"}";

    @ArquillianResource
    private URI root;

    private List<Reply> send(String... pieces) {
        return RawHttp.send(root.getPort(), pieces[0].startsWith("HEAD"), pieces);
    }

    private static String request(String method, String target, String... fields) {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        Stream.of(fields).forEach(field -> head.append(field + "\r\n"));
        return head + (Arrays.stream(fields).anyMatch(field -> field.startsWith("Host:")) ? "" : HOST) + "\r\n";
    }

    /** The one answer to a request behind which nothing was read. */
    private Reply refused(int status, String sent) {
        var replies = send(sent + NEXT);
        assertThat(replies).as(sent).hasSize(1);
        var reply = replies.get(0);
        isProblem(reply, status, sent);
        assertThat(reply.header("Connection")).as(sent).isEqualTo("close");
        return reply;
    }

    private static void isProblem(Reply reply, int status, String sent) {
        var said = sent + " -> " + reply.status() + reply.headers() + reply.text();
        assertThat(reply.status()).as(said).isEqualTo(status);
        assertThat(reply.header("Content-Type").replace(" ", ""))
                .as(said)
                .isEqualTo("application/problem+json;charset=utf-8");
        assertThat(reply.header("X-Request-Id")).as(said).matches("[0-9a-f]{8}-[0-9a-f-]{27}");
        assertThat(reply.header("X-Content-Type-Options")).as(said).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).as(said).isEqualTo("DENY");
        assertThat(reply.header("Content-Security-Policy")).as(said).contains("default-src 'none'");
        assertThat(reply.header("Cache-Control")).as(said).isEqualTo("no-store");
        assertThat(reply.headers()).as(said).doesNotContainKeys("server", "x-powered-by");
        if (!sent.startsWith("HEAD")) {
            var problem = BsonDocument.parse(reply.text());
            assertThat(problem.getInt32("status").getValue()).as(said).isEqualTo(status);
            assertThat(problem.getString("error").getValue()).as(said).isNotEmpty();
        }
    }

    /** The first of two answers. */
    private Reply answered(String sent) {
        var replies = send(sent + NEXT);
        assertThat(replies).as(sent).hasSize(2);
        assertThat(replies.get(1).text()).as(sent).contains("\"UP\"");
        return replies.get(0);
    }

    @Test
    @Tag("F-24")
    @Tag("F-113")
    void addressesThatCannotBeReadAreRefusedEverywhere() {
        for (var address : ADDRESSES) {
            var base = address.equals("/") ? "" : address;
            for (var bad : List.of(
                    "/%zz",
                    "/%",
                    "/%2",
                    "/%c0%af",
                    "/%ff",
                    "/%00",
                    "/%5C",
                    "/\\",
                    "/\u00e9",
                    "?x=%zz",
                    "?x=%E9",
                    "?x=\u00e9",
                    "?%00")) {
                for (var method : List.of("GET", "HEAD", "POST", "DELETE", "FOO")) {
                    refused(400, request(method, base + (base.isEmpty() && bad.startsWith("?") ? "/" : "") + bad));
                }
            }
        }
        refused(400, request("GET", "http://localhost/%zz"));
        refused(400, request("GET", "ftp://localhost/"));
        refused(400, request("GET", "*"));
    }

    @Test
    @Tag("F-24")
    @Tag("F-113")
    void everyEscapeInAPathIsAnsweredInWords() {
        for (int octet = 1; octet < 0x80; octet++) {
            if (octet != '\\') {
                var replies = send(request("GET", "/api/v1/movies/id/%" + String.format("%02x", octet)) + NEXT);
                var first = replies.get(0);
                assertThat(first.status()).as("%%%02x", octet).isBetween(400, 404);
                isProblem(first, first.status(), "%" + Integer.toHexString(octet));
            }
        }
    }

    @Test
    @Tag("F-114")
    void hostsThatAreNoneAreRefusedEverywhere() {
        for (var address : ADDRESSES) {
            for (var host : List.of("", ":80", "a:xyz", "a:-1", "a:99999", "a b", "[::1", "user@a")) {
                refused(400, request("GET", address, "Host: " + host));
            }
            refused(400, "GET " + address + " HTTP/1.1\r\n\r\n");
            refused(400, request("GET", address, "Host: a", "Host: b"));
        }
        for (var host : List.of("[::1]:80", "LOCALHOST", "a.example.", "a:", "a:0", "a:00080", "a:65535")) {
            assertThat(answered(request("GET", "/health/live", "Host: " + host)).status())
                    .as(host)
                    .isEqualTo(200);
        }
        assertThat(answered(request("GET", "http://other.example:1/health/live"))
                        .status())
                .isEqualTo(200);
        assertThat(answered("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").text())
                .startsWith("<!doctype html>");
    }

    @Test
    @Tag("F-115")
    void bodyThatNobodyReadsIsNoRequest() {
        var smuggled = "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n";
        for (var address : ADDRESSES) {
            for (var method : List.of("GET", "HEAD", "DELETE", "OPTIONS", "POST", "PUT", "PATCH", "FOO")) {
                var length = "Content-Length: " + smuggled.length();
                assertThat(answered(request(method, address, length) + smuggled).status())
                        .as(method + address)
                        .isNotEqualTo(500);
                var chunks = Integer.toHexString(smuggled.length()) + "\r\n" + smuggled + "\r\n0\r\n\r\n";
                answered(request(method, address, "Transfer-Encoding: chunked") + chunks);
            }
            for (var method : List.of("TRACE", "CONNECT")) {
                var reply = refused(405, request(method, address, "Content-Length: 40") + smuggled);
                assertThat(reply.header("Allow")).contains("GET", "OPTIONS");
            }
        }
    }

    @Test
    @Tag("F-115")
    void bodiesWhoseEndIsNotClearAreRefused() {
        for (var fields : List.of(
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: +5",
                "Content-Length: -1",
                "Content-Length: 5,5",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: \u000bchunked")) {
            for (var address : ADDRESSES) {
                refused(400, request("POST", address, fields) + "0\r\n\r\n");
            }
        }
        refused(400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n0\r\n\r\n");
        refused(501, request("POST", "/", "Transfer-Encoding: gzip, chunked") + "0\r\n\r\n");
        refused(413, request("POST", "/", "Content-Length: 99999999999999999999"));
        refused(417, request("POST", "/", "Expect: more"));
    }

    @Test
    @Tag("F-14")
    @Tag("F-116")
    void methodsThatNobodyKnowsAreNotAllowed() {
        for (var address : ADDRESSES) {
            for (var method : List.of("PATCH", "PROPFIND", "FOO", "get", "M".repeat(300), "PUT")) {
                var reply = answered(request(method, address));
                isProblem(reply, 405, method + " " + address);
                assertThat(reply.header("Allow"))
                        .as(method + address)
                        .contains("GET", "OPTIONS")
                        .doesNotContain("TRACE");
            }
        }
        assertThat(answered(request("OPTIONS", "*")).header("Allow"))
                .contains("GET", "PATCH")
                .doesNotContain("TRACE");
        assertThat(answered(request("OPTIONS", "/")).header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(refused(405, request("CONNECT", "other.example:443")).header("Allow"))
                .isNotEmpty();
    }

    @Test
    @Tag("F-117")
    void addressesInUtf8AreReadAsSuch() {
        var escaped = answered(request("GET", "/api/v1/movies/search?text=Am%C3%A9lie"));
        assertThat(escaped.text()).contains("Amélie");
        for (var raw : List.of("Am\u00c3\u00a9lie", "Am%C3\u00a9lie", "Am\u00c3%A9lie")) {
            var reply = answered(request("GET", "/api/v1/movies/search?text=" + raw));
            assertThat(reply.text()).isEqualTo(escaped.text());
        }
    }

    @Test
    @Tag("F-118")
    void headersMayHoldBytesOver0x7f() {
        for (var address : ADDRESSES) {
            var without = answered(request("GET", address)).status();
            for (var field : List.of(
                    "CF-Region: \u00c3\u008ele-de-France",
                    "Cookie: name=Jos\u00e9",
                    "User-Agent: \u00ff",
                    "Referer: http://a/\u00e9")) {
                assertThat(answered(request("GET", address, field)).status())
                        .as(field)
                        .isEqualTo(without);
            }
        }
        for (var field : List.of(
                "X: a\0b", "X: a\nY: b", "X: a\rb", "X: \u0001", "X: \u007f", "X : a", "X: a\r\n b", "nonsense")) {
            for (var address : ADDRESSES) {
                refused(400, request("GET", address, field));
            }
        }
    }

    @Test
    @Tag("F-12")
    @Tag("F-119")
    void contentTypeIsAboutABody() {
        for (var type : List.of(
                "application/json, application/json",
                "json",
                "",
                ";",
                "a/b; charset=",
                "/",
                "text/plain; charset=\"")) {
            for (var address : ADDRESSES) {
                var without = answered(request("GET", address)).status();
                assertThat(answered(request("GET", address, "Content-Type: " + type))
                                .status())
                        .as(type + address)
                        .isEqualTo(without);
            }
            var sent = LOGIN.replace("application/json", type) + "Content-Length: 2\r\n\r\n{}";
            isProblem(answered(sent), 415, sent);
        }
    }

    private static String chunked(String chunks) {
        return LOGIN + "Transfer-Encoding: chunked\r\n\r\n" + chunks;
    }

    @Test
    @Tag("F-120")
    void chunkExtensionsAndTrailersAreTaken() {
        var size = Integer.toHexString(WRONG.length());
        for (var chunks : List.of(
                size + ";ext=1\r\n" + WRONG + "\r\n0\r\n\r\n",
                size + " ;ext=\"a;b\"\r\n" + WRONG + "\r\n0;last\r\n\r\n",
                "0" + size + "\r\n" + WRONG + "\r\n000\r\nChecksum: x\r\nOther:\r\n\r\n",
                "1\r\n{\r\n" + Integer.toHexString(WRONG.length() - 1) + "\r\n" + WRONG.substring(1)
                        + "\r\n0\r\n\r\n")) {
            isProblem(answered(chunked(chunks)), 401, chunks);
        }
    }

    @Test
    @Tag("F-120")
    void malformedChunksAreRefused() {
        for (var chunks : List.of(
                "0x2\r\n{}\r\n0\r\n\r\n",
                "-1\r\n{}\r\n0\r\n\r\n",
                "FFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}0\r\n\r\n",
                "2\n{}\n0\n\n",
                "\r\n",
                "2 2\r\n{}",
                "0\r\nnonsense\r\n\r\n")) {
            refused(400, chunked(chunks));
        }
    }

    @Test
    @Tag("F-68")
    @Tag("F-121")
    void hostIsNeverEchoed() {
        for (var path : List.of(
                "/META-INF",
                "/WEB-INF",
                "/WEB-INF;x",
                "/mflix",
                "/docs",
                "/docs/",
                "/admin",
                "/js",
                "/css",
                "/webjars",
                "/api",
                "/api/v1",
                "//evil.example/..",
                "/problem",
                "/nothing")) {
            for (var sent :
                    List.of(request("GET", path, "Host: evil.example"), request("GET", "http://evil.example" + path))) {
                var reply = answered(sent);
                assertThat(reply.headers().values()).as(sent).noneMatch(value -> value.contains("evil"));
                assertThat(reply.text()).as(sent).doesNotContain("evil");
            }
        }
    }

    @Test
    @Tag("F-488")
    void whoeverAsksForAPartGetsTheWhole() {
        for (var path :
                List.of("/docs", "/robots.txt", "/favicon.svg", "/", "/openapi.yaml", "/api/v1/movies/genres")) {
            var whole = answered(request("GET", path));
            assertThat(whole.status()).as(path).isEqualTo(200);
            for (var part : List.of(
                    "bytes=0-1",
                    "bytes=-1",
                    "bytes=0-0,2-2",
                    "bytes=99999999-",
                    "bytes=5-1",
                    "bytes=-0",
                    "bytes=a-b",
                    "bytes=0-99999999999999999999999",
                    "bytes=" + "0-1,".repeat(300) + "0-1",
                    "items=0-1",
                    "nonsense",
                    "")) {
                for (var condition : List.of("", "\"other\"", "nonsense")) {
                    var reply = answered(request("GET", path, "Range: " + part, "If-Range: " + condition));
                    assertThat(reply.status()).as(path + " " + part).isEqualTo(200);
                    assertThat(reply.text()).as(path + " " + part).isEqualTo(whole.text());
                    assertThat(reply.headers()).as(path + " " + part).doesNotContainKey("content-range");
                }
            }
        }
    }

    @Test
    @Tag("F-490")
    void foldersOfTheServerAreRefusedAsEverythingElse() {
        for (var path : List.of(
                "/META-INF/", "/META-INF/openapi.yaml", "/meta-inf/x", "/WEB-INF/", "/WEB-INF/web.xml", "/web-inf/")) {
            for (var method : List.of("GET", "HEAD", "POST", "DELETE", "FOO")) {
                var sent = request(method, path);
                isProblem(send(sent + NEXT).get(0), 404, sent);
            }
        }
    }

    /** A browser that opens the address gets the page, with what protects each page. */
    @Test
    @Tag("F-490")
    void foldersOfTheServerShowTheSitesPageWithItsHeaders() {
        var browser = "Accept: text/html";
        var elsewhere = send(request("GET", "/no/such/page", browser) + NEXT).get(0);
        for (var path : List.of("/META-INF/", "/META-INF/openapi.yaml", "/WEB-INF/", "/WEB-INF/web.xml")) {
            var answer = send(request("GET", path, browser) + NEXT).get(0);
            assertThat(answer.status()).as(path).isEqualTo(404);
            for (var header : List.of("content-security-policy", "x-frame-options", "x-content-type-options", "vary")) {
                assertThat(answer.header(header)).as(path + " " + header).isEqualTo(elsewhere.header(header));
            }
            assertThat(answer.header("x-request-id")).as(path).isNotEqualTo(elsewhere.header("x-request-id"));
        }
    }

    @Test
    @Tag("F-113")
    void dotsAtTheEndOfAPathAreNoError() {
        for (var path :
                List.of("/api/v1/movies/..", "/api/v1/movies/.", "/css/..", "/..", "/.", "/docs/%2e%2e", "/js/..?x")) {
            assertThat(send(request("GET", path) + NEXT).get(0).status())
                    .as(path)
                    .isBetween(200, 499);
        }
    }

    @Test
    @Tag("F-122")
    void clientThatHangsUpInItsBodyIsNoErrorOfOurs() throws IOException {
        var traces = Deployed.logged("\tat ");
        for (var part : List.of(
                LOGIN + "Content-Length: 100\r\n\r\n{", chunked("64\r\n{"), chunked("6"), LOGIN + "Content-Le")) {
            for (int i = 0; i < 5; i++) {
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort())) {
                    socket.getOutputStream().write(part.getBytes(ISO_8859_1));
                    socket.getOutputStream().flush();
                }
            }
        }
        assertThat(answered(request("GET", "/health/live")).status()).isEqualTo(200);
        assertThat(Deployed.logged("\tat ")).isEqualTo(traces);
    }

    @Test
    @Tag("F-24")
    @Tag("F-123")
    void whatIsTooLongOrNoHttpIsAnsweredInWords() {
        for (var method : List.of("GET", "HEAD", "FOO")) {
            refused(414, request(method, "/" + "x".repeat(20_000)));
            refused(414, request(method, "/api/v1/movies/search?text=" + "\u00c3\u00a9".repeat(2000)));
            refused(431, request(method, "/health/live", "X: " + "x".repeat(20_000)));
            refused(431, request(method, "/", "X: y\r\n".repeat(150) + "X: y"));
        }
        refused(505, "GET / HTTP/1.2\r\nHost: a\r\n\r\n");
        refused(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        refused(400, "GET /\r\n");
        refused(400, "nonsense\r\n\r\n");
        refused(400, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
        refused(400, "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    @Test
    @Tag("F-124")
    void requestsComeInAnyPiecesAndSeveralAtOnce() {
        var several = request("GET", "/health/live").repeat(20) + NEXT;
        assertThat(send(several)).hasSize(21).allMatch(reply -> reply.text().contains("UP"));
        assertThat(send(several.split("(?<=\\G.{7})", -1))).hasSize(21);
        assertThat(send(request("GET", "/health/live").repeat(3) + request("GET", "/%zz") + NEXT))
                .extracting(Reply::status)
                .containsExactly(200, 200, 200, 400);
        var byteByByte = (request("GET", "/js/app/main.js") + NEXT).split("", -1);
        assertThat(send(byteByByte)).extracting(Reply::status).containsExactly(200, 200);
    }
}
