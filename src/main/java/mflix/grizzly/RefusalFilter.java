package mflix.grizzly;

import java.net.SocketAddress;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;

/** Above HTTP: answers what {@link StrictRequestFilter} refused. */
final class RefusalFilter extends BaseFilter {

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
        var problem = Refusal.valueOf(mark).problem();
        var isHead = Method.HEAD.equals(request.getMethod());
        var answer = isHead ? LastAnswer.withoutBody(problem) : LastAnswer.of(problem);
        var connection = (NIOConnection) context.getConnection();
        connection.write(Buffers.wrap(context.getMemoryManager(), answer), new EmptyCompletionHandler<WriteResult<Buffer, SocketAddress>>() {
            @Override
            public void completed(WriteResult<Buffer, SocketAddress> result) {
                connection.closeSilently();
            }
        });
        return context.getStopAction();
    }
}
