package mflix.cli.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalInt;

/** Asks a server whether it has started. */
final class ReadinessProbe {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final HttpRequest request;

    ReadinessProbe(URI site) {
        this.request = HttpRequest.newBuilder(site.resolve("/health/started"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    /** The status of its answer; empty while it is not listening or takes too long. */
    OptionalInt answer() throws InterruptedException {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            return OptionalInt.of(answer.statusCode());
        } catch (IOException e) {
            return OptionalInt.empty(); // not listening yet
        }
    }
}
