package mflix.grizzly.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server gets to read of what clients send; texts are bytes, one character each. */
@Tag("error_handling")
class RequestStreamTest {
    private static final String HOST = "Host: a\r\n";
    private static final String NEXT = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String CHUNKED = "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n";

    private static String read(RequestStream stream, String sent) {
        return new String(
                stream.read(ByteBuffer.wrap(sent.getBytes(ISO_8859_1))).toByteArray(), ISO_8859_1);
    }

    /** All at once, and as a check in pieces of one byte, which must give the same. */
    private static String read(String sent) {
        var whole = read(new RequestStream(), sent);
        var stream = new RequestStream();
        var pieces = new StringBuilder();
        sent.chars().forEach(octet -> pieces.append(read(stream, String.valueOf((char) octet))));
        assertThat(pieces.toString()).as(sent).isEqualTo(whole);
        return whole;
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n";
    }

    private static String with(String fields) {
        return "POST /x HTTP/1.1\r\n" + HOST + fields + "\r\n";
    }

    /** The reason given, when it was refused and nothing that followed is handed on. */
    private static String refusal(String sent) {
        var plain = read(sent + NEXT);
        assertThat(plain).as(sent).contains("\r\nConnection: close\r\n").doesNotContain("/next");
        var mark = plain.indexOf(RequestHead.MARK + ": ");
        assertThat(mark).as(plain).isPositive();
        return plain.substring(mark + RequestHead.MARK.length() + 2, plain.indexOf('\r', mark));
    }

    private static void goesOn(String sent, String plain) {
        assertThat(read(sent + NEXT)).as(sent).isEqualTo(plain + NEXT);
    }

    @ParameterizedTest
    @Tag("F-113")
    @ValueSource(
            strings = {
                "/%zz",
                "/%",
                "/%2",
                "/%g0",
                "/%0g",
                "/a%c0%af",
                "/%ff",
                "/%E9",
                "/%C3",
                "/%C3/%A9",
                "/%ED%A0%80",
                "/%F4%90%80%80",
                "/%00",
                "/a\\b",
                "/%5C",
                "/a#b",
                "/?x=%zz",
                "/?x=%",
                "/?x=%E9",
                "/?x=%C3&y=%A9",
                "/?%00",
                "http://a/%zz",
                "http://a?%",
                "http://a b/",
                "http://",
                "http://u@a/",
                "http://a:x/",
                "ftp://a/",
                "a",
                "*",
                "\u00e9",
                "/\u00e9",
                "/?\u00e9",
                "/?\u00c3",
                "/\u00c3%A9\u0080"
            })
    void addressesThatCannotBeReadAreRefused(String target) {
        assertThat(refusal(get(target))).isIn("TARGET", "REQUEST_LINE");
    }

    @ParameterizedTest
    @Tag("F-113")
    @Tag("F-117")
    @CsvSource(
            delimiter = ' ',
            value = {
                "/ /",
                "/a/%2F%C3%A9?b=%2b /a/%2F%C3%A9?b=%2b",
                "/?text=Am\u00c3\u00a9lie /?text=Am%C3%A9lie",
                "/?text=Am%C3\u00a9lie /?text=Am%C3%A9lie",
                "/\u00e6\u0097\u00a5?\u00f0\u009f\u008e\u00ac /%E6%97%A5?%F0%9F%8E%AC",
                "/?a=%0D%0A+b /?a=%0D%0A+b",
                "/a|b?c={d}\\ /a%7Cb?c=%7Bd%7D%5C",
                "http://b /",
                "HTTP://b:80?x /?x",
                "https://[::1]:8/y /y"
            })
    void addressesAreWrittenInOneForm(String target, String plain) {
        assertThat(read(get(target))).startsWith("GET " + plain + " HTTP/1.1\r\nHost: ");
    }

    @ParameterizedTest
    @Tag("F-114")
    @ValueSource(
            strings = {
                "",
                ":80",
                "a:xyz",
                "a:-1",
                "a:99999",
                "a:65536",
                "a b",
                "[::1",
                "[]",
                "[::1]x",
                "[1]",
                "[fe80::1%25a]",
                "u@a",
                "u:p@a",
                "a/b",
                "a,b:1:2",
                "\u00e9",
                "a%4",
                "http://a",
                "a?b",
                "[:::1]",
                "a\\b",
                "\"a\""
            })
    void hostsThatAreNoneAreRefused(String host) {
        assertThat(refusal("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).isEqualTo("HOST");
    }

    @Test
    @Tag("F-114")
    void thereIsOneHost() {
        assertThat(refusal("GET / HTTP/1.1\r\n\r\n")).isEqualTo("HOST");
        assertThat(refusal("GET / HTTP/1.1\r\n" + HOST + HOST + "\r\n")).isEqualTo("HOST");
        assertThat(read("GET / HTTP/1.0\r\n\r\n")).isEqualTo("GET / HTTP/1.0\r\n\r\n");
        assertThat(read("GET http://b:1/ HTTP/1.1\r\n" + HOST + "\r\n")).contains("\r\nHost: b:1\r\n");
    }

    @ParameterizedTest
    @Tag("F-114")
    @ValueSource(
            strings = {
                "a",
                "A.Example.",
                "localhost:8080",
                "a:",
                "127.0.0.1:1",
                "[::1]",
                "[::ffff:1.2.3.4]:65535",
                "a_b",
                "%41"
            })
    void hostsGoOnAsTheyAre(String host) {
        goesOn("GET / HTTP/1.1\r\nHOST:" + host + " \r\n\r\n", "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    }

    @ParameterizedTest
    @Tag("F-115")
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: +5|LENGTH",
                "Content-Length: -1|LENGTH",
                "Content-Length: 5,5|LENGTH",
                "Content-Length: 0x5|LENGTH",
                "Content-Length:|LENGTH",
                "Content-Length: 5~Content-Length: 5|LENGTH",
                "Content-Length: 5~Content-Length: 6|LENGTH",
                "Content-Length: 9999999999999999999|TOO_LARGE",
                "Content-Length: 5~Transfer-Encoding: chunked|LENGTH",
                "Transfer-Encoding: chunked~Content-Length: 5|LENGTH",
                "Transfer-Encoding:|LENGTH",
                "Transfer-Encoding: gzip|LENGTH",
                "Transfer-Encoding: identity|LENGTH",
                "Transfer-Encoding: xchunked|LENGTH",
                "Transfer-Encoding: chunked, gzip|LENGTH",
                "Transfer-Encoding: chunked, chunked|LENGTH",
                "Transfer-Encoding: chunked~Transfer-Encoding: chunked|LENGTH",
                "Transfer-Encoding: gzip, chunked|CODING",
                "Expect: a miracle|EXPECTATION"
            })
    void bodiesWhoseEndIsNotClearAreRefused(String fields, String reason) {
        assertThat(refusal(with(fields.replace("~", "\r\n") + "\r\n"))).isEqualTo(reason);
    }

    @Test
    @Tag("F-115")
    void oldVersionHasNoChunks() {
        assertThat(refusal("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n0\r\n\r\n"))
                .isEqualTo("LENGTH");
    }

    @Test
    @Tag("F-115")
    void bodyEndsWhereItsLengthSays() {
        goesOn(
                with("content-length:  005\r\nX: y\r\n") + "GET /",
                "POST /x HTTP/1.1\r\nHost: a\r\nX: y\r\nContent-Length: 5\r\n\r\nGET /");
    }

    @ParameterizedTest
    @Tag("F-115")
    @ValueSource(strings = {"TRACE", "CONNECT"})
    void nothingComesBehindWhatIsForOtherServers(String method) {
        assertThat(read(method + " /x HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\n" + NEXT))
                .isEqualTo(method.toLowerCase(Locale.ROOT) + " /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }

    @Test
    @Tag("F-115")
    void nothingComesBehindTheLastRequest() {
        for (var last : List.of("Connection: close", "Connection: TE, Close")) {
            assertThat(read(with(last + "\r\n") + NEXT)).endsWith("\r\nConnection: close\r\n\r\n");
        }
        assertThat(read("GET / HTTP/1.0\r\n\r\n" + NEXT)).doesNotContain("next");
        assertThat(read("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n" + NEXT))
                .contains("next");
    }

    @ParameterizedTest
    @Tag("F-118")
    @ValueSource(
            strings = {
                "X: a\0b",
                "X: a\nY: b",
                "X: a\rb",
                "X: a\u007fb",
                "X: a\u001bb",
                "X : a",
                " X: a",
                "X: a\r\n b",
                "X",
                ": a",
                "X\u00e9: a",
                "X(: a"
            })
    void headersThatCannotBeReadAreRefused(String field) {
        assertThat(refusal(with(field + "\r\n"))).isEqualTo("FIELD");
    }

    @Test
    @Tag("F-118")
    void bytesOver0x7fAreEscapedAndEachFieldKeepsItsPlace() {
        goesOn(
                with(
                        "CF-Region: \u00c3\u008ele\r\nCookie: \tname=Jos\u00e9 \t\r\nEmpty:\r\nMFlix-Refusal: HOST\r\nUpgrade: h2c\r\n"),
                "POST /x HTTP/1.1\r\nHost: a\r\nCF-Region: %C3%8Ele\r\nCookie: name=Jos%E9\r\nEmpty: \r\n\r\n");
    }

    @ParameterizedTest
    @Tag("F-120")
    @CsvSource(
            delimiter = '|',
            value = {
                "2~{}~0~~|2~{}~0~~",
                "2;ext=1~{}~0~~|2~{}~0~~",
                "0002 ;e=\"a;b\"~{}~000;x~A: b~C:~~|2~{}~0~~",
                "1~{~1;~}~0~~|1~{~1~}~0~~",
                "A~0123456789~0~~|a~0123456789~0~~"
            })
    void chunksAreWrittenInOneForm(String sent, String plain) {
        goesOn(CHUNKED + sent.replace("~", "\r\n"), CHUNKED + plain.replace("~", "\r\n"));
    }

    @ParameterizedTest
    @Tag("F-120")
    @ValueSource(
            strings = {
                "0x2~{}~0~~",
                "-1~{}~0~~",
                "+2~{}~0~~",
                "FFFFFFFFFF~{}~0~~",
                "FFFFFFFFFFFFFFFFFF~",
                "00000000000000002~{}~0~~",
                "2~{}0~~",
                "2~{}XX0~~",
                "~",
                ";x~",
                "2 x~{}~0~~",
                "2 2~{}~0~~",
                "2\n{}\n0\n\n",
                "2\r{}",
                "2~{}~0~nonsense~~",
                "2;\0~{}~0~~",
                "0~ a: b~~",
                "0~A\0: b~~"
            })
    void chunksThatCannotBeReadEndTheConnection(String sent) {
        var stream = new RequestStream();
        var plain = read(stream, CHUNKED + sent.replace("~", "\r\n") + NEXT);
        assertThat(plain).endsWith("\r\n-\r\n");
        assertThat(stream.isBroken()).isTrue();
        assertThat(read(stream, NEXT)).isEmpty();
        assertThat(read(CHUNKED + sent.replace("~", "\r\n") + NEXT)).isEqualTo(plain);
    }

    @Test
    @Tag("F-120")
    void extensionsAndTrailersAreBounded() {
        var stream = new RequestStream();
        read(stream, CHUNKED + "2;" + "x".repeat(2000));
        assertThat(stream.isBroken()).isTrue();
        stream = new RequestStream();
        read(stream, CHUNKED + "0\r\n" + "A: b\r\n".repeat(3000));
        assertThat(stream.isBroken()).isTrue();
    }

    @ParameterizedTest
    @Tag("F-123")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.2|VERSION",
                "GET / HTTP/0.9|VERSION",
                "PRI * HTTP/2.0|VERSION",
                "GET /|REQUEST_LINE",
                "GET|REQUEST_LINE",
                "GET  / HTTP/1.1|REQUEST_LINE",
                "GET / HTTP/1.1 x|REQUEST_LINE",
                "GET / http/1.1|REQUEST_LINE",
                "GET / HTTP/11|REQUEST_LINE",
                "G(T / HTTP/1.1|REQUEST_LINE",
                "\u0016\u0003\u0001\u0002|REQUEST_LINE"
            })
    void whatIsNotThisHttpIsRefusedWithItsFirstLine(String line, String reason) {
        assertThat(refusal(line + "\r\n")).isEqualTo(reason);
    }

    @Test
    @Tag("F-123")
    void whatIsTooLongIsReadToItsEndAndRefused() {
        assertThat(refusal(get("/" + "x".repeat(20_000)))).isEqualTo("TARGET_TOO_LONG");
        assertThat(refusal(get("/?" + "\u00c3\u00a9".repeat(2000)))).isEqualTo("TARGET_TOO_LONG");
        assertThat(refusal(with("X: " + "x".repeat(20_000) + "\r\n"))).isEqualTo("FIELDS_TOO_LARGE");
        assertThat(refusal(with("X: " + "\u00e9".repeat(4000) + "\r\n"))).isEqualTo("FIELDS_TOO_LARGE");
        assertThat(refusal(with("X: y\r\n".repeat(101)))).isEqualTo("FIELDS_TOO_LARGE");
        assertThat(read("HEAD /" + "x".repeat(9000) + " HTTP/1.1\r\n\r\n")).startsWith("HEAD /refused ");
        assertThat(read(new RequestStream(), "\r\n".repeat(1 << 20))).contains("TARGET_TOO_LONG");
        assertThat(read(new RequestStream(), get("/" + "x".repeat(9000)).substring(0, 9000)))
                .isEmpty();
        assertThat(read(new RequestStream(), "x".repeat(1 << 21))).contains("TARGET_TOO_LONG");
    }

    @Test
    @Tag("F-123")
    void headOfEightKibibytesGoesOn() {
        var head = with("X: " + "\r\n");
        var fits = with("X: " + "x".repeat(RequestHead.LONGEST - head.length()) + "\r\n");
        assertThat(fits).hasSize(RequestHead.LONGEST);
        goesOn(fits, fits);
        assertThat(refusal(with("X: " + "x".repeat(RequestHead.LONGEST - head.length() + 1) + "\r\n")))
                .isEqualTo("FIELDS_TOO_LARGE");
    }

    @Test
    @Tag("F-124")
    void requestsComeInAnyPieces() {
        var sent = get("/a") + "\r\n\r\n" + with("Content-Length: 3\r\n") + "\r\n\r" + CHUNKED
                + "3;x\r\nabc\r\n0\r\n\r\n" + NEXT + get("/%zz") + NEXT;
        var plain = read(sent);
        var random = new Random(12);
        for (int round = 0; round < 300; round++) {
            var stream = new RequestStream();
            var pieces = new StringBuilder();
            for (int from = 0; from < sent.length(); ) {
                var to = Math.min(sent.length(), from + 1 + random.nextInt(60));
                pieces.append(read(stream, sent.substring(from, to)));
                from = to;
            }
            assertThat(pieces.toString()).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/.., /../",
        "/a/.., /a/../",
        "/a/., /a/./",
        "/., /./",
        "/a/..?x=/.., /a/../?x=/..",
        "/a.., /a..",
        "/.../a., /.../a."
    })
    @Tag("F-113")
    void dotsAtTheEndOfAPathAreASegment(String sent, String read) {
        goesOn("GET " + sent + " HTTP/1.1\r\nHost: a\r\n\r\n", "GET " + read + " HTTP/1.1\r\nHost: a\r\n\r\n");
    }
}
