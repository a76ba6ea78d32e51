package mflix.users.limits;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import mflix.settings.SettingsReader;

/**
 * Reads where requests come from; uses a proxy's {@code X-Forwarded-For} only when {@code mflix.http.forwarded} is set.
 */
@Singleton
public class ClientInfoReader {
    private static final String FORWARDED = "X-Forwarded-For";
    // Some proxies add the port, which would make each connection another client.
    private static final Pattern ENTRY = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?"
            + "|\\[?([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,40})(?:\\](?::[0-9]{1,5})?)?");

    private final boolean behindProxy;

    @Inject
    public ClientInfoReader(SettingsReader config) {
        this.behindProxy = isBehindProxy(config);
    }

    static boolean isBehindProxy(SettingsReader config) {
        return config.flag("mflix.http.forwarded").orElse(false);
    }

    public ClientInfo of(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return new ClientInfo(address(request), agent == null ? "" : agent);
    }

    /**
     * The client's address, as far as it can be believed: of a proxy's entries the last, which our own proxy wrote, into the header that
     * the client sent or into another one behind it. The proxy's own address where that is no address.
     */
    public String address(HttpServletRequest request) {
        var forwarded = behindProxy ? String.join(",", Collections.list(request.getHeaders(FORWARDED))) : "";
        var last = ENTRY.matcher(
                forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
        if (!last.matches()) {
            return request.getRemoteAddr();
        }
        return last.group(1) == null ? last.group(2) : last.group(1);
    }
}
