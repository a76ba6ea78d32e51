package mflix.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Every password and token that this test run sent or was given, so that its end can look whether one of them leaked. */
public final class Secrets {
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern PASSWORD = Pattern.compile("\"(?:new_)?password\" *: *\"([^\"\\\\]{8,})\"");
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    /** Collects what is secret in a request's body or header, or in an answer. */
    public static void note(String text) {
        TOKEN.matcher(text).results().forEach(token -> SEEN.add(token.group()));
        PASSWORD.matcher(text).results().forEach(password -> SEEN.add(password.group(1)));
    }

    static Set<String> seen() {
        return Set.copyOf(SEEN);
    }
}
