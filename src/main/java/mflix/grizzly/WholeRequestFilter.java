package mflix.grizzly;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Above HTTP: passes a request on when it is complete, so that no request thread waits for a client. Of a body larger than
 * the application accepts, the part that has come is passed on; the application refuses it without reading on.
 */
final class WholeRequestFilter extends BaseFilter {
    private final ClientConnections clients;

    WholeRequestFilter(ClientConnections clients) {
        this.clients = clients;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (!(context.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return context.getInvokeAction();
        }
        var client = clients.of(context.getConnection());
        if (!context.getConnection().isOpen()) { // what was sent ahead of the end
            return context.getStopAction();
        }
        if (client.phase() == ConnectionPhase.SERVED) { // a body that the application reads while it comes
            return context.getInvokeAction();
        }
        if (HttpContent.isBroken(content)) { // no HTTP, which was answered already
            client.refuse();
            return context.getStopAction();
        }
        return switch (client.phase()) {
            case BODY -> more(context, client, content);
            case SERVED, FAREWELL -> context.getStopAction();
            case IDLE, HEAD, SURPLUS -> begin(context, client, content, request);
        };
    }

    private NextAction begin(
            FilterChainContext context, ClientConnection client, HttpContent content, HttpRequestPacket request) {
        if (Method.PRI.equals(request.getMethod())) { // HTTP/2, by a client that did not ask
            context.getConnection().terminateSilently();
            return context.getStopAction();
        }
        var largest = clients.limits().bodyAt(request.getRequestURI());
        if (content.isLast() || request.getContentLength() > largest) {
            return handOn(context, client);
        }
        client.awaitsBody(largest);
        encourage(context, request);
        return more(context, client, content);
    }

    // A client that asks first whether it may send its body.
    private static void encourage(FilterChainContext context, HttpRequestPacket request) {
        if (request.requiresAcknowledgement() && "100-continue".equalsIgnoreCase(request.getHeader(Header.Expect))) {
            var response = request.getResponse();
            response.setStatus(HttpStatus.CONINTUE_100);
            response.setAcknowledgement(true);
            context.write(response);
        }
    }

    private NextAction more(FilterChainContext context, ClientConnection client, HttpContent content) {
        return switch (client.takes(content.getContent(), content.isLast())) {
            case WHOLE -> {
                var body = client.body();
                context.setMessage(HttpContent.builder(content.getHttpHeader())
                        .content(Buffers.wrap(context.getMemoryManager(), body.bytes(), 0, body.size()))
                        .last(content.isLast())
                        .build());
                yield handOn(context, client);
            }
            case NO_MEMORY -> {
                clients.refuse((NIOConnection) context.getConnection(), ConnectionCloser.NO_MEMORY);
                yield context.getStopAction();
            }
            case PART, TOO_LATE -> context.getStopAction();
        };
    }

    // Pipelined requests wait one by one in the common queue, each until the replies to those before it are taken.
    private static NextAction handOn(FilterChainContext context, ClientConnection client) {
        if (!client.serve()) {
            return context.getStopAction();
        }
        if (!client.takeAhead()) {
            return context.getInvokeAction();
        }
        Executor workers = context.getConnection().getTransport().getWorkerThreadPool();
        context.suspend();
        context.flush(new EmptyCompletionHandler<>() {
            @Override
            public void completed(Object result) {
                try {
                    workers.execute(context::resumeNext);
                } catch (RejectedExecutionException e) { // the server ends
                    failed(e);
                }
            }

            @Override
            public void cancelled() {
                failed(null);
            }

            @Override
            public void failed(Throwable reason) { // no client is there to be answered
                context.getConnection().terminateSilently();
            }
        });
        return context.getSuspendAction();
    }

    @Override
    public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
        if (event.type() == HttpEvents.ResponseCompleteEvent.TYPE) {
            var http = HttpContext.get(context);
            clients.of(context.getConnection()).wasServed(http.getRequest().isExpectContent());
        }
        return context.getInvokeAction();
    }
}
