package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import mflix.settings.SettingsReader;

/**
 * Reads where requests come from; believes a proxy's {@code X-Forwarded-For} only when {@code mflix.http.forwarded} is set.
 */
@Singleton
public class ClientInfoReader {
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

    /** The client's address, as far as it can be believed: of a proxy's entries the last, which our own proxy wrote. */
    public String address(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        if (!behindProxy || forwarded == null || forwarded.isBlank()) {
            return request.getRemoteAddr();
        }
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
