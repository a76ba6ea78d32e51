package mflix.mongo.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The address of a server for another user of it: the same hosts and options, another name, password and database. */
public final class ConnectionStrings {
    private static final Pattern PARTS =
            Pattern.compile("(mongodb(?:\\+srv)?://)(?:[^/?]*@)?([^/?@]+)(?:/[^?]*)?(?:\\?(.*))?");
    private static final Pattern OF_THE_OTHER_USER = Pattern.compile("(?i)(authSource|authMechanism.*)=.*");

    private ConnectionStrings() {}

    /** Users are kept in {@code admin}; without saying so the server would look for them in the database itself. */
    public static String of(String other, String user, String password, String database) {
        var parts = PARTS.matcher(other);
        if (!parts.matches()) {
            throw new IllegalArgumentException("The address is not one of a MongoDB: expected mongodb://HOST:PORT/.");
        }
        var options = parts.group(3) == null || parts.group(3).isEmpty()
                ? ""
                : Arrays.stream(parts.group(3).split("&", -1))
                        .filter(option -> !OF_THE_OTHER_USER.matcher(option).matches())
                        .map(option -> "&" + option)
                        .collect(Collectors.joining());
        return parts.group(1) + encoded(user) + ":" + encoded(password) + "@" + parts.group(2) + "/" + database
                + "?authSource=admin" + options;
    }

    /** Atlas keeps its users itself and refuses the commands that make them. */
    public static boolean isAtlas(String uri) {
        return uri.matches("mongodb(\\+srv)?://[^/?]*\\.mongodb\\.net(:[0-9]+)?([/?,].*)?");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
