package mflix.grizzly;

import java.util.Map;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;

/** Above HTTP: names the statuses that Grizzly does not know, where it would write {@code 429 CUSTOM}. */
final class ReasonPhraseFilter extends BaseFilter {
    private static final Map<Integer, String> PHRASES =
            Map.of(422, "Unprocessable Content", 429, "Too Many Requests", 431, "Request Header Fields Too Large");

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        if (context.getMessage() instanceof HttpPacket packet
                && packet.getHttpHeader() instanceof HttpResponsePacket response
                && !response.isCommitted()) {
            var phrase = PHRASES.get(response.getStatus());
            if (phrase != null) {
                response.setReasonPhrase(phrase);
            }
        }
        return context.getInvokeAction();
    }
}
