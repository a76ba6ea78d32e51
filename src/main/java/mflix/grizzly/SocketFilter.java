package mflix.grizzly;

import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/** Beneath HTTP: records when bytes came, and counts those that are sent. */
final class SocketFilter extends BaseFilter {
    private final ClientConnections clients;

    SocketFilter(ClientConnections clients) {
        this.clients = clients;
    }

    @Override
    public NextAction handleAccept(FilterChainContext context) {
        clients.of(context.getConnection());
        return context.getInvokeAction();
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        return clients.of(context.getConnection()).reads() ? context.getInvokeAction() : context.getStopAction();
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        if (context.getMessage() instanceof WritableMessage message) {
            clients.replies(message.remaining());
        }
        return context.getInvokeAction();
    }

    @Override
    public NextAction handleClose(FilterChainContext context) {
        clients.forget(context.getConnection());
        return context.getInvokeAction();
    }
}
