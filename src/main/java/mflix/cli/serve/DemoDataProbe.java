package mflix.cli.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a server that has started whether its films are the demo's own. */
final class DemoDataProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpRequest request;

    DemoDataProbe(URI site) {
        this.request = HttpRequest.newBuilder(site.resolve("/api/v1/movies/config-options"))
                .timeout(PATIENCE)
                .build();
    }

    /** False when it does not say so. */
    boolean answer() throws InterruptedException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE)
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.body().contains("\"demo_data\":true");
        } catch (IOException e) { // the sentence is left out; the server says it on each page
            return false;
        }
    }
}
