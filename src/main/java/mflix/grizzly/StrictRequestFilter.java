package mflix.grizzly;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mflix.grizzly.http.RequestRefusal;
import mflix.grizzly.http.RequestStream;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Beneath HTTP: gives the server requests in their plain form only, so that it understands each as every other server does.
 * A refused request is passed on as one that is marked as refused, in its turn behind those before it; {@link RefusalFilter}
 * answers it.
 */
final class StrictRequestFilter extends BaseFilter {
    private final Map<Connection<?>, RequestStream> streams = new ConcurrentHashMap<>();

    @Override
    public NextAction handleRead(FilterChainContext context) {
        Buffer sent = context.getMessage();
        var plain = of(context.getConnection()).read(sent.toByteBuffer());
        sent.tryDispose();
        if (plain.isEmpty()) {
            return context.getStopAction();
        }
        context.setMessage(Buffers.wrap(context.getMemoryManager(), plain.toByteArray()));
        return context.getInvokeAction();
    }

    private RequestStream of(Connection<?> connection) {
        var known = streams.get(connection);
        if (known != null) {
            return known;
        }
        var stream = streams.computeIfAbsent(connection, begun -> new RequestStream());
        if (!connection.isOpen()) { // the event of its end may have been before
            streams.remove(connection);
        }
        return stream;
    }

    /** The server's own refusals have no body: they get ours. */
    @Override
    public NextAction handleWrite(FilterChainContext context) {
        if (context.getMessage() instanceof Buffer reply && BareErrorReply.isIn(reply)) {
            var reason = isBroken(context.getConnection()) ? RequestRefusal.CHUNK : RequestRefusal.UNREADABLE;
            context.setMessage(Buffers.wrap(context.getMemoryManager(), LastReply.of(reason.problem())));
        }
        return context.getInvokeAction();
    }

    private boolean isBroken(Connection<?> connection) {
        var stream = streams.get(connection);
        return stream != null && stream.isBroken();
    }

    @Override
    public NextAction handleClose(FilterChainContext context) {
        streams.remove(context.getConnection());
        return context.getInvokeAction();
    }
}
