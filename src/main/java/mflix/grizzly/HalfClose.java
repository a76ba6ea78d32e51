package mflix.grizzly;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * The end of what we send, while the peer may still send. A full close with unread bytes would destroy the last answer
 * before the peer has read it.
 */
final class HalfClose {
    private HalfClose() {}

    static void of(NIOConnection connection) {
        try {
            if (connection.getChannel() instanceof SocketChannel channel) {
                channel.shutdownOutput();
            }
        } catch (IOException e) { // it is closed already
            connection.terminateSilently();
        }
    }
}
