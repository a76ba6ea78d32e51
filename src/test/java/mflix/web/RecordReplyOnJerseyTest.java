package mflix.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import mflix.web.json.JsonbResolver;
import mflix.web.reply.DocumentWriter;
import mflix.web.reply.RecordReplyInterceptor;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies that are records beside the same ones as documents, on a Jersey in memory with the settings of the application. */
@Tag("F-572")
class RecordReplyOnJerseyTest {
    private static final Map<String, String> TEXTS =
            Map.of("short", "Zoë </b> 😀", "long", "0123456789 é ".repeat(700));

    /** The reply. */
    public record Reply(String text) {}

    /** By a record. */
    @Path("/record")
    @Produces(MediaType.APPLICATION_JSON)
    public static class Records {
        @GET
        @Path("/short")
        public Reply shortOne() {
            return new Reply(TEXTS.get("short"));
        }

        @GET
        @Path("/long")
        public Reply longOne() {
            return new Reply(TEXTS.get("long"));
        }

        @POST
        public Response created() {
            return Response.status(201).entity(new Reply("made")).build();
        }
    }

    /** By a document. */
    @Path("/document")
    @Produces(MediaType.APPLICATION_JSON)
    public static class Documents {
        private static BsonDocument reply(String text) {
            return new BsonDocument("text", new BsonString(text));
        }

        @GET
        @Path("/short")
        public BsonDocument shortOne() {
            return reply(TEXTS.get("short"));
        }

        @GET
        @Path("/long")
        public BsonDocument longOne() {
            return reply(TEXTS.get("long"));
        }

        @POST
        public Response created() {
            return Response.status(201).entity(reply("made")).build();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by its content only
    private record Sent(int status, Map<String, List<Object>> headers, byte[] body) {
        String header(String name) {
            return String.valueOf(headers.get(name).get(0));
        }
    }

    private final ApplicationHandler server = new ApplicationHandler(new ResourceConfig()
            .addProperties(new MflixApplication().getProperties())
            .registerClasses(
                    Records.class,
                    Documents.class,
                    JsonResponseFilter.class,
                    JsonbResolver.class,
                    DocumentWriter.class,
                    RecordReplyInterceptor.class));

    private Sent send(String method, String path, String accepted) throws Exception {
        var root = URI.create("http://localhost/");
        var request = new ContainerRequest(
                root, root.resolve(path), method, null, new MapPropertiesDelegate(), server.getConfiguration());
        request.header(HttpHeaders.ACCEPT_ENCODING, accepted);
        request.header(HttpHeaders.IF_NONE_MATCH, "*");
        var body = new ByteArrayOutputStream();
        var response = server.apply(request, body).get();
        return new Sent(response.getStatus(), new TreeMap<>(response.getHeaders()), body.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/short,gzip",
        "GET,/short,identity",
        "GET,/long,gzip",
        "GET,/long,identity",
        "GET,/long,gzip;q=0",
        "HEAD,/short,gzip",
        "HEAD,/long,gzip",
        "HEAD,/long,identity",
        "POST,'',gzip"
    })
    void theSameIsSentAsOfADocument(String method, String path, String accepted) throws Exception {
        var asRecord = send(method, "record" + path, accepted);
        var asDocument = send(method, "document" + path, accepted);
        assertThat(asRecord.status()).isEqualTo(asDocument.status());
        assertThat(asRecord.headers()).hasToString(asDocument.headers().toString());
        assertThat(asRecord.body()).isEqualTo(asDocument.body());
        assertThat(asRecord.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(asRecord.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void longOneIsPackedForAClientThatCanUnpackIt() throws Exception {
        var packed = send("GET", "record/long", "gzip");
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Content-Length")).isEqualTo(String.valueOf(packed.body().length));
        var plain = send("GET", "record/long", "identity");
        assertThat(plain.headers()).doesNotContainKeys("Content-Encoding", "ETag");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(new String(plain.body(), UTF_8)).isEqualTo("{\"text\":\"" + TEXTS.get("long") + "\"}");
    }
}
