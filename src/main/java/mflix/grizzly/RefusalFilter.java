package mflix.grizzly;

import mflix.grizzly.http.RequestHead;
import mflix.grizzly.http.RequestRefusal;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.nio.NIOConnection;

/** Above HTTP: answers what {@link StrictRequestFilter} refused. */
final class RefusalFilter extends BaseFilter {
    private final ClientConnections clients;

    RefusalFilter(ClientConnections clients) {
        this.clients = clients;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (!(context.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return context.getInvokeAction();
        }
        var mark = request.getHeader(RequestHead.MARK);
        if (mark == null) {
            return context.getInvokeAction();
        }
        var problem = RequestRefusal.valueOf(mark).problem();
        var isHead = Method.HEAD.equals(request.getMethod());
        var answer = isHead ? LastReply.withoutBody(problem) : LastReply.of(problem);
        clients.refuse((NIOConnection) context.getConnection(), answer);
        return context.getStopAction();
    }
}
