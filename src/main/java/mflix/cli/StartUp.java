package mflix.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;

/** Waits until a server that was just started says that it has. */
final class StartUp {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Terminal terminal;
    private final long began = System.nanoTime();

    StartUp(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns when it has started; a server that ended, or was not there in time, is a refusal with the cause from its log. */
    void await(ServerProcess server, URI site) throws InterruptedException {
        while (!hasStarted(site)) {
            if (!server.isAlive()) {
                throw new IllegalArgumentException("The server ended while it started. " + cause(server));
            }
            if (elapsed().compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "The server did not start in " + LONGEST.toSeconds() + " s. " + cause(server));
            }
            terminal.progress("Starting … " + elapsed().toSeconds() + " s");
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Since this object was made. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean hasStarted(URI site) throws InterruptedException {
        var request = HttpRequest.newBuilder(site.resolve("/health/started"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private static String cause(ServerProcess server) {
        var see = "See " + server.log() + ".";
        try (var lines = Files.lines(server.log())) {
            return lines.filter(line -> line.contains("IllegalArgumentException: ") || line.contains("Problem: "))
                    .map(line -> line.replaceFirst("^.*(IllegalArgumentException|Problem): ", ""))
                    .findFirst()
                    .map(line -> line + " " + see)
                    .orElse(see);
        } catch (IOException e) {
            return see;
        }
    }
}
