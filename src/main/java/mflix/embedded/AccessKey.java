package mflix.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that a client of the embedded database needs, made anew at each opening. */
final class AccessKey {
    private static final String USER = "mflix";
    private static final int BYTES = 32;

    private final String key;

    AccessKey() {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        this.key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The address with the key that gives access: never to be shown or logged. */
    String uri(String host, int port) {
        return "mongodb://" + USER + ":" + key + "@" + host + ":" + port
                + "/sample_mflix?authMechanism=PLAIN&authSource=%24external";
    }

    /**
     * @param payload as SASL PLAIN sends it: the identity to act as (empty, or the user), the user, the key, each after a
     * zero
     */
    boolean opens(byte[] payload) {
        return same("\0" + USER + "\0" + key, payload) || same(USER + "\0" + USER + "\0" + key, payload);
    }

    // takes as long, wherever a wrong payload differs
    private static boolean same(String expected, byte[] payload) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), payload);
    }

    @Override
    public String toString() {
        return "AccessKey(***)";
    }
}
