package mflix.system;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Asks a server on this machine for its health. By the JDK's small client: the other one costs a launcher as much as the rest of its
 * work.
 *
 * @param page one of the server's health pages
 */
public record HealthClient(URI page) {
    /** What a page says of a server that is what it asks for. */
    public static final OptionalInt OK = OptionalInt.of(HttpURLConnection.HTTP_OK);

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    /** No {@link #answer} takes longer. */
    public static final Duration LONGEST = LONGEST_CONNECT.plus(LONGEST_ANSWER);

    /** The status of its answer; empty while it is not listening or takes too long. */
    public OptionalInt answer() {
        try {
            var connection = (HttpURLConnection) page.toURL().openConnection(Proxy.NO_PROXY);
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
