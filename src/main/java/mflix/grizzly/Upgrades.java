package mflix.grizzly;

import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;

/**
 * Offers to go on in another protocol, which a server may ignore (RFC 9110, 7.8). Grizzly does not: it takes what follows for that
 * protocol even when nobody here speaks it, so that a body has no end and the answer no {@code Content-Type}. Java's own
 * client offers HTTP/2 with each first request.
 */
final class Upgrades {
    private Upgrades() {}

    /** Makes an ordinary request of it, before its body is looked at. */
    static NextAction ignore(FilterChainContext context, HttpHeader header) {
        if (!(header instanceof HttpRequestPacket request) || isForAnotherApplication(context, request)) {
            return context.getInvokeAction();
        }
        header.getUpgradeDC().recycle();
        header.setIgnoreContentModifiers(false);
        request.getHeaders().removeHeader(Header.Upgrade);
        request.getHeaders().removeHeader("HTTP2-Settings");
        return context.getStopAction();
    }

    // None here has web sockets; on a server that is shared another may have.
    private static boolean isForAnotherApplication(FilterChainContext context, HttpRequestPacket request) {
        return request.getUpgradeDC().equalsIgnoreCase("websocket")
                && Method.GET.equals(request.getMethod())
                && request.getContentLength() <= 0
                && !request.isChunked()
                && context.getFilterChain().stream()
                        .anyMatch(filter -> filter.getClass().getSimpleName().contains("WebSocket"));
    }
}
