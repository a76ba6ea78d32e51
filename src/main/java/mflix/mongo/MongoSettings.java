package mflix.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoConfigurationException;
import java.time.Duration;
import java.util.Optional;
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

    private MongoSettings(String uri, Duration maxTime, Duration reportMaxTime) {
        this.uri = uri;
        this.maxTime = maxTime;
        this.reportMaxTime = reportMaxTime;
    }

    /** Reads and checks. Throws {@code IllegalArgumentException} with one line that names the key and holds no secret. */
    public static MongoSettings from(Config config) {
        var uri = config.text(URI).orElse(null);
        if (uri != null) {
            refuseMalformed(uri);
        }
        return new MongoSettings(
                uri,
                config.duration("mflix.db.max-time", Duration.ofSeconds(3)),
                config.duration("mflix.db.report-max-time", Duration.ofSeconds(10)));
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

    /** The URI with {@code ***} for its password. */
    public static String masked(String uri) {
        return PASSWORD.matcher(uri).replaceAll("$1:***");
    }

    /** The name of the database in a URI's path, else {@code sample_mflix}. */
    public static String databaseOf(ConnectionString address) {
        return Optional.ofNullable(address.getDatabase()).orElse(DEFAULT_DATABASE);
    }

    // ConnectionString asks the DNS at once for mongodb+srv; its twin without +srv has the same grammar and asks
    // nobody.
    private static void refuseMalformed(String uri) {
        var offline = uri.startsWith("mongodb+srv://")
                ? SRV_ONLY_OPTIONS.matcher(uri.replaceFirst("\\+srv", "")).replaceAll("")
                : uri;
        try {
            ClientSettings.of(new ConnectionString(offline));
        } catch (IllegalArgumentException | IllegalStateException | MongoConfigurationException e) {
            throw new IllegalArgumentException(
                    URI + " is not a MongoDB address: expected mongodb://HOST:PORT/sample_mflix or"
                            + " mongodb+srv://HOST/sample_mflix, with reserved characters in user and password"
                            + " percent-encoded and only options that the driver knows with values in their range.",
                    e);
        }
    }
}
