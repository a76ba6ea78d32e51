package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import mflix.testing.FilterContexts;
import mflix.web.reply.RenderedReply;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonResponseFilterTest {
    private static final int SHORTEST_PACKED = 1024;
    private static final String MAY_BE_KEPT = "no-cache";
    private static final String GZIP = "gzip";

    private final JsonResponseFilter filter = new JsonResponseFilter();

    private ContainerResponse filtered(ContainerRequest request, Response reply) {
        var response = FilterContexts.response(request, reply);
        filter.filter(request, response);
        return response;
    }

    private ContainerResponse filtered(Response reply, String... requestHeaders) {
        return filtered(FilterContexts.request("GET", "movies", requestHeaders), reply);
    }

    private static Response kept(BsonDocument document) {
        return reply(200, MAY_BE_KEPT, document);
    }

    private static Response reply(int status, String cacheControl, BsonDocument document) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .entity(document)
                .build();
    }

    /** A document whose JSON has so many bytes. */
    private static BsonDocument ofLength(int bytes) {
        var document = new BsonDocument("text", new BsonString("x".repeat(bytes - 11)));
        assertThat(RenderedReply.of(document).bytes()).hasSize(bytes);
        return document;
    }

    private static byte[] body(ContainerResponse response) {
        return ((RenderedReply) response.getEntity()).bytes();
    }

    private static String tag(ContainerResponse response) {
        return response.getHeaderString(HttpHeaders.ETAG);
    }

    @Test
    void replyIsNeverStoredUnlessItsResourceSaysOtherwise() {
        for (var entity : List.of(ofLength(20), "a text")) {
            assertThat(filtered(Response.ok(entity).build()).getHeaderString(HttpHeaders.CACHE_CONTROL))
                    .isEqualTo("no-store");
        }
        assertThat(filtered(Response.noContent().build()).getHeaderString(HttpHeaders.CACHE_CONTROL))
                .isEqualTo("no-store");
        assertThat(filtered(kept(ofLength(20))).getHeaderString(HttpHeaders.CACHE_CONTROL))
                .isEqualTo(MAY_BE_KEPT);
    }

    @Test
    void documentIsSentAsJsonWithItsLength() {
        var response =
                filtered(Response.ok(BsonDocument.parse("{title: 'Amélie'}")).build());
        assertThat(body(response)).asString().isEqualTo("{\"title\":\"Amélie\"}");
        assertThat(response.getHeaderString(HttpHeaders.CONTENT_LENGTH)).isEqualTo("19");
        assertThat(response.getMediaType()).hasToString("application/json;charset=utf-8");
        assertThat(response.getHeaderString(HttpHeaders.CONTENT_ENCODING)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"399, application/json", "400, application/problem+json", "503, application/problem+json"})
    void refusalIsAProblemDocument(int status, String type) {
        var response = filtered(reply(status, "no-store", ofLength(20)));
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getMediaType()).hasToString(type + ";charset=utf-8");
    }

    @Test
    void whatIsNoDocumentStaysAsItIs() {
        var response = filtered(
                Response.ok("a,b", "text/csv").header(HttpHeaders.ETAG, "\"1\"").build(),
                HttpHeaders.IF_NONE_MATCH,
                "\"1\"",
                HttpHeaders.ACCEPT_ENCODING,
                GZIP);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getEntity()).isEqualTo("a,b");
        assertThat(response.getMediaType()).hasToString("text/csv");
        assertThat(tag(response)).isEqualTo("\"1\"");
    }

    @Test
    @Tag("F-173")
    void tagChangesWithTheDocument() {
        var tag = tag(filtered(kept(ofLength(20))));
        assertThat(tag).matches("\"[^\"]+\"");
        assertThat(tag(filtered(kept(ofLength(20))))).isEqualTo(tag);
        assertThat(tag(filtered(kept(ofLength(21))))).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @Tag("F-173")
    @CsvSource({"200, no-store", "200, 'private, no-store'", "201, no-cache", "404, no-cache", "503, no-cache"})
    void whatMayNotBeKeptHasNoTagAndIsSentToWhoeverAsks(int status, String cacheControl) {
        var response = filtered(reply(status, cacheControl, ofLength(20)), HttpHeaders.IF_NONE_MATCH, "*");
        assertThat(tag(response)).isNull();
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(body(response)).hasSize(20);
    }

    @ParameterizedTest
    @Tag("F-173")
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"other\",W/%s", "*"})
    void clientThatHasTheReplyGetsNothingButItsHeaders(String known) {
        var tag = tag(filtered(kept(ofLength(20))));
        var response = filtered(kept(ofLength(20)), HttpHeaders.IF_NONE_MATCH, known.formatted(tag));
        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.getEntity()).isNull();
        assertThat(tag(response)).isEqualTo(tag);
        assertThat(response.getHeaderString(HttpHeaders.CACHE_CONTROL)).isEqualTo(MAY_BE_KEPT);
        assertThat(response.getHeaderString(HttpHeaders.CONTENT_LENGTH)).isNull();
    }

    @Test
    @Tag("F-173")
    void clientThatHasAnotherReplyGetsThisOne() {
        var response = filtered(kept(ofLength(20)), HttpHeaders.IF_NONE_MATCH, tag(filtered(kept(ofLength(21)))));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(body(response)).hasSize(20);
    }

    @Test
    @Tag("F-173")
    void replyIsPackedForWhoReadsItFromTheLengthOnAtWhichItIsWorthIt() throws IOException {
        var shorter = filtered(kept(ofLength(SHORTEST_PACKED - 1)), HttpHeaders.ACCEPT_ENCODING, GZIP);
        assertThat(shorter.getHeaderString(HttpHeaders.CONTENT_ENCODING)).isNull();
        assertThat(body(shorter)).hasSize(SHORTEST_PACKED - 1);
        var packed = filtered(kept(ofLength(SHORTEST_PACKED)), HttpHeaders.ACCEPT_ENCODING, GZIP);
        assertThat(packed.getHeaderString(HttpHeaders.CONTENT_ENCODING)).isEqualTo(GZIP);
        assertThat(packed.getHeaderString(HttpHeaders.CONTENT_LENGTH)).isEqualTo("" + body(packed).length);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body(packed)))) {
            assertThat(unpacked.readAllBytes()).hasSize(SHORTEST_PACKED);
        }
        var plain = filtered(kept(ofLength(SHORTEST_PACKED)));
        assertThat(plain.getHeaderString(HttpHeaders.CONTENT_ENCODING)).isNull();
        assertThat(body(plain)).hasSize(SHORTEST_PACKED);
        assertThat(tag(packed)).matches("\"[^\"]+\"").isNotEqualTo(tag(plain));
    }

    @Test
    @Tag("F-173")
    void tagOfEitherFormIsKnownAndAnsweredWithThatOfTheFormAskedFor() {
        var document = ofLength(SHORTEST_PACKED);
        var plain = tag(filtered(kept(document)));
        var packed = tag(filtered(kept(document), HttpHeaders.ACCEPT_ENCODING, GZIP));
        for (var known : List.of(plain, packed, "W/" + packed)) {
            var forPlain = filtered(kept(document), HttpHeaders.IF_NONE_MATCH, known);
            assertThat(forPlain.getStatus()).as(known).isEqualTo(304);
            assertThat(tag(forPlain)).isEqualTo(plain);
            var forPacked =
                    filtered(kept(document), HttpHeaders.IF_NONE_MATCH, known, HttpHeaders.ACCEPT_ENCODING, GZIP);
            assertThat(forPacked.getStatus()).as(known).isEqualTo(304);
            assertThat(tag(forPacked)).isEqualTo(packed);
            assertThat(forPacked.getHeaderString(HttpHeaders.CONTENT_ENCODING)).isNull();
        }
    }

    @Test
    @Tag("F-173")
    void tagThatAResourceSetIsThatOfTheFormWhichIsSent() {
        assertThat(tag(filtered(created()))).isEqualTo("\"film\"");
        assertThat(tag(filtered(created(), HttpHeaders.ACCEPT_ENCODING, GZIP))).isEqualTo("\"film-gzip\"");
    }

    private static Response created() {
        return Response.status(201)
                .tag("film")
                .entity(ofLength(SHORTEST_PACKED))
                .build();
    }

    @Test
    @Tag("F-233")
    void pageOfAListHasLinksAndAFilmHasNone() {
        var page = BsonDocument.parse("{page: 0, entries_per_page: 20, total_results: 50}");
        assertThat(filtered(kept(page)).getHeaderString(HttpHeaders.LINK)).contains("rel=\"next\"");
        assertThat(filtered(kept(ofLength(20))).getHeaderString(HttpHeaders.LINK))
                .isNull();
    }

    @Test
    @Tag("F-14")
    void optionsAreTheMethodsOfTheAddressInOrder() {
        var response = filtered(
                FilterContexts.request("OPTIONS", "movies"),
                Response.ok("what the server would say", "text/plain")
                        .allow("POST", "GET", "OPTIONS", "HEAD")
                        .build());
        assertThat(body(response)).asString().isEqualTo("{\"allow\":[\"GET\",\"HEAD\",\"OPTIONS\",\"POST\"]}");
        assertThat(response.getMediaType()).hasToString("application/json;charset=utf-8");
        assertThat(response.getHeaderString(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
    }
}
