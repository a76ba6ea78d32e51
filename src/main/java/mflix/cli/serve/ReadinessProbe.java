package mflix.cli.serve;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/** Asks a server whether it has started. By the JDK's small client: the other one costs this process as much as the rest of its work. */
final class ReadinessProbe {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final URI started;

    ReadinessProbe(URI site) {
        this.started = site.resolve("/health/started");
    }

    /** The status of its answer; empty while it is not listening or takes too long. */
    OptionalInt answer() {
        try {
            var connection = (HttpURLConnection) started.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(Math.toIntExact(LONGEST_CONNECT.toMillis()));
            connection.setReadTimeout(Math.toIntExact(LONGEST_ANSWER.toMillis()));
            connection.setInstanceFollowRedirects(false);
            try {
                return OptionalInt.of(connection.getResponseCode());
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return OptionalInt.empty(); // not listening yet
        }
    }
}
