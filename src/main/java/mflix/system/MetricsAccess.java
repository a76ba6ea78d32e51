package mflix.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mflix.settings.SettingsReader;

/**
 * Who may read the metrics: programs on this machine, and clients with the token {@code mflix.metrics.token}, since a scraper cannot
 * log in. A request that a proxy passed on comes from elsewhere, whatever its address.
 */
@Singleton
public class MetricsAccess {
    private static final String KEY = "mflix.metrics.token";
    private static final int LEAST_CHARACTERS = 16;
    private static final String SCHEME = "Bearer ";
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[A-Za-z0-9]+)?");

    private final Optional<String> token;

    @Inject
    public MetricsAccess(SettingsReader config) {
        this.token = token(config);
    }

    static Optional<String> token(SettingsReader config) {
        var token = config.secret(KEY);
        if (token.filter(text -> text.length() < LEAST_CHARACTERS).isPresent()) {
            throw new IllegalArgumentException(KEY + " must have at least " + LEAST_CHARACTERS + " characters.");
        }
        return token;
    }

    boolean admits(HttpServletRequest request) {
        return hasToken(request) || isFromHere(request);
    }

    private boolean hasToken(HttpServletRequest request) {
        var sent = request.getHeader("Authorization");
        return token.isPresent()
                && sent != null
                && MessageDigest.isEqual(sent.getBytes(UTF_8), (SCHEME + token.get()).getBytes(UTF_8));
    }

    private static boolean isFromHere(HttpServletRequest request) {
        if (OF_PROXIES.stream().anyMatch(header -> request.getHeader(header) != null)) {
            return false;
        }
        var address = request.getRemoteAddr();
        if (address == null || !ADDRESS.matcher(address).matches()) {
            return false; // a name would be looked up, and nothing counts as this machine
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
