package mflix.mongo.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A MongoDB address taken apart: scheme, user, hosts, path and options as they are written. Reads what the driver reads, and
 * accepts the same variants: no slash before the question mark, a semicolon between options, any case of a name.
 */
final class UriOptions {
    private static final Pattern PARTS =
            Pattern.compile("(mongodb(?:\\+srv)?)://(?:([^/]*)@)?([^/@?]*)(/[^?]*)?(?:\\?(.*))?", Pattern.DOTALL);
    private static final Map<String, String> OLD_NAMES = Map.of(
            "wtimeout",
            "wtimeoutms",
            "j",
            "journal",
            "ssl",
            "tls",
            "sslinvalidhostnameallowed",
            "tlsallowinvalidhostnames");

    /** One option as it was written; the key is its name in lower case, today's name for an old one. */
    record Option(String text, String name, String value, boolean hasValue) {
        String key() {
            var lower = name.toLowerCase(Locale.ROOT);
            return OLD_NAMES.getOrDefault(lower, lower);
        }
    }

    private final String scheme;
    private final Optional<String> user;
    private final List<String> hosts;
    private final String path;
    private final List<Option> options;

    private UriOptions(String scheme, String user, String hosts, String path, List<Option> options) {
        this.scheme = scheme;
        this.user = Optional.ofNullable(user);
        this.hosts = List.of(hosts.split(",", -1));
        this.path = path == null ? "/" : path;
        this.options = options;
    }

    /** Empty for what is no address at all. An @ that is left after the hosts may be a part of a password, so it makes it none. */
    static Optional<UriOptions> of(String uri) {
        var parts = PARTS.matcher(uri);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var text = parts.group(5) == null ? "" : parts.group(5);
        var path = parts.group(4) == null ? "" : parts.group(4);
        if (path.contains("@") || (parts.group(2) == null && text.contains("@"))) {
            return Optional.empty();
        }
        return Optional.of(new UriOptions(parts.group(1), parts.group(2), parts.group(3), parts.group(4), split(text)));
    }

    private static List<Option> split(String text) {
        var options = new ArrayList<Option>();
        for (var part : text.split("[&;]", -1)) {
            if (!part.isEmpty()) {
                var equals = part.indexOf('=');
                options.add(
                        equals < 0
                                ? new Option(part, part, "", false)
                                : new Option(part, part.substring(0, equals), part.substring(equals + 1), true));
            }
        }
        return List.copyOf(options);
    }

    boolean isSrv() {
        return scheme.equals("mongodb+srv");
    }

    boolean hasUser() {
        return user.filter(name -> !name.isEmpty() && !name.startsWith(":")).isPresent();
    }

    boolean hasPassword() {
        return user.filter(name -> name.contains(":")).isPresent();
    }

    List<String> hosts() {
        return hosts;
    }

    List<Option> all() {
        return options;
    }

    /** The values of each option, by its key, in the order written. */
    Map<String, List<Option>> byKey() {
        var byKey = new LinkedHashMap<String, List<Option>>();
        options.forEach(option ->
                byKey.computeIfAbsent(option.key(), key -> new ArrayList<>()).add(option));
        return byKey;
    }

    /** The last value of that name in any case, decoded; empty when it is not there or not decodable. */
    Optional<String> value(String name) {
        var key = name.toLowerCase(Locale.ROOT);
        return options.stream()
                .filter(option -> option.key().equals(key))
                .reduce((first, last) -> last)
                .flatMap(option -> decoded(option.value()));
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    boolean isOn(String name) {
        return value(name).filter(value -> value.matches("(?i)true|yes|1")).isPresent();
    }

    /** The same address without the options that the filter finds, and with these. */
    String with(Predicate<Option> kept, List<String> more) {
        var text =
                new ArrayList<>(options.stream().filter(kept).map(Option::text).toList());
        text.addAll(more);
        return scheme + "://" + user.map(name -> name + "@").orElse("") + String.join(",", hosts) + path
                + (text.isEmpty() ? "" : "?" + String.join("&", text));
    }

    static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
