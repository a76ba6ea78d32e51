package mflix.cli.serve;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;
import mflix.cli.console.CommandFailure;

/**
 * Where the site listens: the host as it was given (a name, an IPv4 or IPv6 address, the latter also in brackets and with a zone),
 * and the address that it is.
 */
record ListenAddress(String host, InetAddress address, int port) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int FIRST_FREE_FOR_ALL = 1024;
    private static final int LOWEST_STARTUP = 20_000;
    private static final int FIRST_EPHEMERAL = 32_000;
    private static final int MOST_ATTEMPTS = 100;

    /** Looks the host up. Throws {@link CommandFailure} when there is no such host. */
    static ListenAddress of(String given, int port) {
        var host = given.strip().replaceFirst("^\\[(.*)]$", "$1");
        try {
            if (host.isEmpty()) {
                throw new UnknownHostException(given);
            }
            return new ListenAddress(host, InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new CommandFailure(
                    "--host is \"" + given + "\", but must be an address or a name of this machine.", e);
        }
    }

    /** Throws {@link CommandFailure} when no server can listen here now. */
    void requireFree() {
        try {
            listenOnce();
        } catch (IOException e) {
            throw new CommandFailure("Cannot listen on port " + port + " of " + host + ": " + why(e), e);
        }
    }

    /**
     * A place of the loopback address that is free now. Its port is below those that systems usually give to outgoing connections, one of
     * which could take it before a server does.
     *
     * @param port is never chosen
     */
    static ListenAddress startup(int port) throws IOException {
        var loopback = of(LOOPBACK, port).address();
        for (var attempt = 1; ; attempt++) {
            var chosen = ThreadLocalRandom.current().nextInt(LOWEST_STARTUP, FIRST_EPHEMERAL);
            if (chosen == port) {
                continue;
            }
            var startup = new ListenAddress(LOOPBACK, loopback, chosen);
            try {
                startup.listenOnce();
                return startup;
            } catch (IOException e) {
                if (attempt >= MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void listenOnce() throws IOException {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, port));
        }
    }

    String why(IOException failure) {
        var said = String.valueOf(failure.getMessage());
        if (said.contains("Permission denied")) {
            return "a port below " + FIRST_FREE_FOR_ALL
                    + " needs a right that you do not have. Choose another with --port.";
        }
        if (said.contains("in use")) {
            return "it is taken. Choose another with --port.";
        }
        return "that is no address of this machine. Choose another with --host.";
    }

    /** What is passed to the server; a wildcard and a name are passed unchanged. */
    String literal() {
        return host;
    }

    /** The host by which this machine reaches it: for a wildcard its own loopback address, without brackets. */
    String reachable() {
        if (!address.isAnyLocalAddress()) {
            return host;
        }
        return address instanceof Inet6Address ? "::1" : "127.0.0.1";
    }

    /** The site's address for calls from this machine. */
    URI callable() {
        return url(reachable());
    }

    /** The site's address for people. */
    URI shown() {
        return url(address.isAnyLocalAddress() || host.equals("127.0.0.1") ? "localhost" : host);
    }

    private URI url(String name) {
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port + "/");
    }
}
