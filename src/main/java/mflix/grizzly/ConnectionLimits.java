package mflix.grizzly;

import java.time.Duration;

/**
 * How long a client may keep us waiting, and how much memory clients may take meanwhile.
 *
 * @param silence without a byte from a client that sends, or taken by a client that reads
 * @param head for a whole request line and its headers
 * @param idle between two requests
 * @param whole for a whole body or reply, beyond what its size adds
 * @param farewell for a refused client, to read the reason
 * @param bodyBytesPerSecond least rate of a body
 * @param replyBytesPerSecond least rate of a reply
 * @param body largest ordinary body that the application takes
 * @param batch largest body of a batch
 * @param bodies of all bodies that are held
 * @param socket what the operating system may keep of the replies to one client
 * @param replies of all replies that wait to be taken
 */
record ConnectionLimits(
        Duration silence,
        Duration head,
        Duration idle,
        Duration whole,
        Duration farewell,
        int bodyBytesPerSecond,
        int replyBytesPerSecond,
        int body,
        int batch,
        long bodies,
        int socket,
        long replies) {

    static ConnectionLimits ofTheSite() {
        return new ConnectionLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                32 << 10,
                8 << 10,
                64 << 10,
                4 << 20,
                64L << 20,
                256 << 10,
                64L << 20);
    }

    /** The largest body that is waited for at an address; what is larger is refused by the application without being read. */
    int bodyAt(String path) {
        return path.endsWith("/movies/batch") ? batch : body;
    }
}
