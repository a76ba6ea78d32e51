package mflix.status.checks;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where this server can be reached by itself. An application has no way to ask the server for it; so it is learned from the
 * first request, from the socket it came in on and never from a header, or from the system properties {@code mflix.host} and
 * {@code mflix.port} that the launcher sets. A link-local address keeps its zone, without which it cannot be reached.
 */
@Singleton
public class SiteAddress {
    private final AtomicReference<URI> root = new AtomicReference<>();

    /** The site's first page, ending in a slash; empty before the address is learned. */
    public Optional<URI> root() {
        return Optional.ofNullable(root.get());
    }

    public void learn(String address, int port, String contextPath) {
        var host = address.contains(":") ? "[" + address + "]" : address;
        root.compareAndSet(null, URI.create("http://" + host + ":" + port + contextPath + "/"));
    }
}
