package mflix.status.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import mflix.mongo.MongoFailures;

/** Calls the running site over HTTP on its own address, like any HTTP client. */
@Singleton
public class SiteClient {
    // looked up once: each look-up searches the class path
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SiteAddress ownAddress;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    @Inject
    public SiteClient(SiteAddress ownAddress) {
        this.ownAddress = ownAddress;
    }

    /** An answer; the object is empty when it was no JSON object. */
    record SiteReply(int status, String text, JsonObject json) {

        /** A text member; empty when it is something else. */
        String text(String member) {
            return json.getString(member, "");
        }

        /** @param what how the message names what was asked; the run ends with it at another status */
        void requireStatus(int expected, String what) {
            if (status != expected) {
                throw new CheckRun.Unmet(what + " was answered with " + status + ", not " + expected + ".");
            }
        }
    }

    SiteReply get(String path) {
        return send("GET", path, "");
    }

    SiteReply get(String path, String token) {
        return send("GET", path, token);
    }

    /** @param token empty for none */
    SiteReply send(String method, String path, JsonObjectBuilder body, String token) {
        return sendText(method, path, body.build().toString(), token);
    }

    /** The same with a body as it is to be sent. */
    SiteReply sendText(String method, String path, String json, String token) {
        var request = request(path, token).header("Content-Type", "application/json");
        return answer(request.method(method, BodyPublishers.ofString(json)).build(), path);
    }

    SiteReply send(String method, String path, String token) {
        return answer(
                request(path, token).method(method, BodyPublishers.noBody()).build(), path);
    }

    static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    /** A value as it is written in a query string. */
    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(address(path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private SiteReply answer(HttpRequest request, String path) {
        try {
            var answer = client.send(request, BodyHandlers.ofString(UTF_8));
            return new SiteReply(answer.statusCode(), answer.body(), parsed(answer.body()));
        } catch (IOException e) {
            throw new CheckRun.Unmet("The site did not answer " + request.method() + " " + plain(path) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MongoFailures.shuttingDown(e);
        }
    }

    private URI address(String path) {
        return ownAddress
                .root()
                .map(root -> URI.create(root + "api/v1" + path))
                .orElseThrow(() ->
                        new CheckRun.Unmet("This server does not know its own address yet; open any page of it."));
    }

    private static String plain(String path) {
        return path.replaceFirst("\\?.*", "");
    }

    private static JsonObject parsed(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) { // then the answer is judged by its status and text
            return JSON.createObjectBuilder().build();
        }
    }
}
