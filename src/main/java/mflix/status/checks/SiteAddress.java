package mflix.status.checks;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where this server can be reached by itself. Nobody tells an application; so it is learned from the first request, from the
 * socket it came in on and never from a header, or from the system properties {@code mflix.host}
 * and {@code mflix.port} that the launcher sets. A link-local address keeps its zone, without which nobody finds it.
 */
@Singleton
public class SiteAddress {
    private final AtomicReference<URI> root = new AtomicReference<>();

    /** The site's first page, ending in a slash; empty before it is known. */
    public Optional<URI> root() {
        return Optional.ofNullable(root.get());
    }

    public void learn(String address, int port, String contextPath) {
        var host = address.contains(":") ? "[" + address + "]" : address;
        root.compareAndSet(null, URI.create("http://" + host + ":" + port + contextPath + "/"));
    }
}
