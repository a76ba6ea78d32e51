package mflix.grizzly;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Processor;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.nio.NIOTransport;
import org.glassfish.grizzly.ssl.SSLBaseFilter;

/**
 * Our filters in the chains of the server's HTTP listeners, until it leaves. A chain in use cannot be changed, since
 * requests in it keep their position as a number; so each transport gets a chain of its own filters and ours, and at the end
 * its own chain back.
 */
final class FilterChainInstaller implements AttachedFilters {
    private static final Logger LOG = Logger.getLogger(FilterChainInstaller.class.getName());

    private final ClientConnections clients;
    private final Map<NIOTransport, Processor<?>> originals = new LinkedHashMap<>();
    private boolean isClosed;

    private FilterChainInstaller(ConnectionLimits limits) {
        this.clients = new ClientConnections(limits);
    }

    static AttachedFilters toThisServer() throws ReflectiveOperationException {
        return to(HttpListeners.transports(), ConnectionLimits.ofTheSite());
    }

    /** {@code transports}: by the names of their listeners. */
    static AttachedFilters to(Map<String, ? extends NIOTransport> transports, ConnectionLimits limits) {
        var attachment = new FilterChainInstaller(limits);
        transports.forEach(attachment::attach);
        LOG.log(Level.INFO, "connections_guarded listeners={0}", attachment.originals.size());
        return attachment;
    }

    private void attach(String listener, NIOTransport transport) {
        if (!originals.containsKey(transport) // one transport may serve several listeners
                && transport.getProcessor() instanceof FilterChain chain
                && codecIn(chain) >= 0) {
            if (isSecure(chain)) {
                LOG.log(
                        Level.WARNING,
                        "listener_not_guarded name={0} because=it speaks TLS: let a proxy in front of this server do that",
                        listener);
                return;
            }
            originals.put(transport, chain);
            transport.setProcessor(withOurs(chain));
        }
    }

    // There HTTP/2 may be in use, whose streams these filters do not support.
    private static boolean isSecure(FilterChain chain) {
        return chain.stream().anyMatch(SSLBaseFilter.class::isInstance);
    }

    private FilterChain withOurs(FilterChain chain) {
        var codec = codecIn(chain);
        return FilterChainBuilder.stateless()
                .addAll(chain.subList(0, codec))
                .addAll(beneathHttp())
                .add(chain.get(codec))
                .addAll(aboveHttp())
                .addAll(chain.subList(codec + 1, chain.size()))
                .build();
    }

    // Those see bytes.
    private List<Filter> beneathHttp() {
        return List.of(new SocketFilter(clients), new StrictRequestFilter());
    }

    // Those see requests.
    private List<Filter> aboveHttp() {
        return List.of(new ReasonPhraseFilter(), new RefusalFilter(clients), new WholeRequestFilter(clients));
    }

    private static int codecIn(FilterChain chain) {
        return new ArrayList<>(chain)
                .indexOf(chain.stream()
                        .filter(HttpServerFilter.class::isInstance)
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public int connections() {
        return clients.count();
    }

    @Override
    public long heldBytes() {
        return clients.heldBytes();
    }

    @Override
    public long owedBytes() {
        return clients.owedBytes();
    }

    @Override
    public synchronized void listenAt(InetSocketAddress address) throws IOException {
        if (isClosed) {
            return;
        }
        if (originals.isEmpty()) {
            throw new IOException("this server has no listener for visitors");
        }
        for (var transport : originals.keySet()) { // of the one listener for visitors
            transport.unbindAll();
            transport.bind(address);
        }
        LOG.log(Level.INFO, "listener_opened address={0}", address.toString());
    }

    @Override
    public synchronized void closeListeners() {
        isClosed = true;
        originals.keySet().forEach(NIOTransport::unbindAll);
    }

    @Override
    public synchronized void leave() {
        isClosed = true;
        originals.forEach(NIOTransport::setProcessor);
        originals.clear();
        clients.close();
    }
}
