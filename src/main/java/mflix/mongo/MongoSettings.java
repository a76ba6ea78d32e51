package mflix.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Where the database is and how long reads may take: the keys {@code mflix.db.*}. A malformed URI is refused when it is
 * read; a host name that cannot be resolved is not, because DNS may come back.
 */
public final class MongoSettings {
    public static final String URI = "mflix.db.uri";
    static final String DEFAULT_DATABASE = "sample_mflix";
    private static final Pattern SRV_ONLY_OPTIONS = Pattern.compile("(?i)(srvServiceName|srvMaxHosts)=[^&]*&?");
    private static final Pattern PASSWORD = Pattern.compile("(?<=://)([^:/@]+):[^@/]*(?=@)");

    private final String uri;
    private final Duration maxTime;
    private final Duration reportMaxTime;
    private final Duration slow;

    private MongoSettings(String uri, Config config) {
        this.uri = uri;
        this.maxTime = config.duration("mflix.db.max-time", Duration.ofSeconds(3));
        this.reportMaxTime = config.duration("mflix.db.report-max-time", Duration.ofSeconds(10));
        this.slow = Duration.ofMillis(config.wholeNumber("mflix.db.slow-ms", 0, 600_000, 500));
    }

    /** Reads and checks. Throws {@code IllegalArgumentException} with one line that names the key and holds no secret. */
    public static MongoSettings from(Config config) {
        var uri = config.text(URI).orElse(null);
        if (uri != null) {
            refuseMalformed(URI, uri);
        }
        return new MongoSettings(uri, config);
    }

    /** The address that was configured; absent means the embedded database. Holds a password: never show it, see {@link #masked}. */
    public Optional<String> uri() {
        return Optional.ofNullable(uri);
    }

    public boolean isEmbedded() {
        return uri == null;
    }

    /** The bound of an ordinary read at the server. */
    public Duration maxTime() {
        return maxTime;
    }

    /** The bound of reports and of counts over whole collections. */
    public Duration reportMaxTime() {
        return reportMaxTime;
    }

    /** Database commands that take at least so long are logged; zero: none. */
    public Duration slow() {
        return slow;
    }

    /** {@code maxPoolSize} as the URI has it; empty when it does not say. */
    public Optional<Integer> askedPoolSize() {
        return uri().map(address -> offline(address).getMaxConnectionPoolSize());
    }

    /** {@code wtimeoutMS} as the URI has it; empty when it does not say. */
    public Optional<Integer> askedWtimeout() {
        return uri().map(address -> offline(address).getWriteConcern())
                .map(concern -> concern.getWTimeout(TimeUnit.MILLISECONDS));
    }

    /** A sentence for everything about the address that works and is not as it should be; empty for the embedded database. */
    public List<String> warnings() {
        return uri().map(address -> Warnings.of(offline(address))).orElse(List.of());
    }

    /** The URI with {@code ***} for its password. */
    public static String masked(String uri) {
        return PASSWORD.matcher(uri).replaceAll("$1:***");
    }

    /** The name of the database in a URI's path, else {@code sample_mflix}. */
    public static String databaseOf(ConnectionString address) {
        return Optional.ofNullable(address.getDatabase()).orElse(DEFAULT_DATABASE);
    }

    /** Throws {@code IllegalArgumentException} that names the key it came from and holds no secret. Asks no DNS. */
    public static void refuseMalformed(String key, String uri) {
        try {
            ClientSettings.of(offline(uri));
        } catch (IllegalArgumentException | IllegalStateException | MongoConfigurationException e) {
            throw new IllegalArgumentException(
                    key + " is not a MongoDB address: expected mongodb://HOST:PORT/sample_mflix or"
                            + " mongodb+srv://HOST/sample_mflix, with reserved characters in user and password"
                            + " percent-encoded and only options that the driver knows with values in their range.",
                    e);
        }
    }

    // ConnectionString asks the DNS at once for mongodb+srv; its twin without +srv has the same grammar and asks
    // nobody. Only an SRV address has TLS without saying so.
    private static ConnectionString offline(String uri) {
        if (!uri.startsWith("mongodb+srv://")) {
            return new ConnectionString(uri);
        }
        var twin = SRV_ONLY_OPTIONS.matcher(uri.replaceFirst("\\+srv", "")).replaceAll("");
        return new ConnectionString(saysTls(twin) ? twin : withTls(twin));
    }

    private static boolean saysTls(String uri) {
        return uri.matches("(?i).*[?&](tls|ssl)=.*");
    }

    private static String withTls(String uri) {
        if (uri.contains("?")) {
            return uri.replaceFirst("\\?", "?tls=true&");
        }
        return uri + (uri.substring("mongodb://".length()).contains("/") ? "?tls=true" : "/?tls=true");
    }
}
