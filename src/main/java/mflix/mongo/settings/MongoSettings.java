package mflix.mongo.settings;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import mflix.mongo.bounds.RequestTime;
import mflix.settings.SettingsReader;

/**
 * Where the database is, how long reads may take and how long rows stay: the keys {@code mflix.db.*} and {@code mflix.audit.days}. A
 * malformed URI is refused when it is read; a host name that cannot be resolved is not, because DNS may come back. The pool and the write
 * concern are no settings: see {@link ClientSettings}.
 */
public final class MongoSettings {
    public static final String URI = "mflix.db.uri";
    public static final Duration MAX_TIME = Duration.ofSeconds(5);
    static final String DEFAULT_DATABASE = "sample_mflix";
    private static final Pattern PASSWORD = Pattern.compile("(?<=://)([^:/@]*):[^/]*(?=@)");
    private static final Pattern SECRET_OPTION = Pattern.compile(
            "(?i)(?<=[?&;])(tlsCertificateKeyFilePassword|proxyPassword|authMechanismProperties)=[^&;]*");

    private final String uri;
    private final Duration maxTime;
    private final Duration reportMaxTime;
    private final Duration slow;
    private final Duration auditKept;

    private MongoSettings(String uri, SettingsReader config) {
        this.uri = uri;
        this.maxTime = config.duration("mflix.db.max-time", MAX_TIME);
        this.reportMaxTime = config.duration("mflix.db.report-max-time", Duration.ofSeconds(10));
        this.slow = Duration.ofMillis(config.wholeNumber("mflix.db.slow-ms", 0, 600_000, 500));
        this.auditKept = Duration.ofDays(config.wholeNumber("mflix.audit.days", 0, 36_500, 730));
    }

    /** Reads and checks. Throws {@code IllegalArgumentException} with one line that names the key and holds no secret. */
    public static MongoSettings from(SettingsReader config) {
        var uri = config.secret(URI).orElse(null);
        TlsOptions.requireUsable(config);
        if (uri != null) {
            uri = checked(URI, uri, config);
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

    /**
     * The bound of an ordinary read as a whole: finding a server, waiting for a connection, and the answer. For {@code withTimeout} of
     * handles that only read; on one that writes it would remove {@code wtimeout}.
     */
    public Duration maxTime() {
        return maxTime;
    }

    // region reading
    /**
     * A handle for the next command, which only reads: it ends within {@link #maxTime}, or within what the request has left of it. To
     * be made anew for each command; never for a write.
     */
    public <T> MongoCollection<T> reading(MongoCollection<T> collection) {
        return RequestTime.bounded(collection, maxTime);
    }

    /** The same within {@link #reportMaxTime}. */
    public <T> MongoCollection<T> reporting(MongoCollection<T> collection) {
        return RequestTime.bounded(collection, reportMaxTime);
    }
    // endregion reading

    /** The same for reports and counts over whole collections. */
    public Duration reportMaxTime() {
        return reportMaxTime;
    }

    /** Database commands that take at least so long are logged; zero: none. */
    public Duration slow() {
        return slow;
    }

    /** How long a row of the audit list stays; empty: for ever. */
    public Optional<Duration> auditKept() {
        return Optional.of(auditKept).filter(kept -> !kept.isZero());
    }

    /** {@code maxPoolSize} as the URI has it; empty when it does not say. */
    public Optional<Integer> askedPoolSize() {
        return uri().map(address -> OfflineUri.of(address).getMaxConnectionPoolSize());
    }

    /** {@code wtimeoutMS} as the URI has it; empty when it does not say. */
    public Optional<Integer> askedWtimeout() {
        return uri().map(address -> OfflineUri.of(address).getWriteConcern())
                .map(concern -> concern.getWTimeout(TimeUnit.MILLISECONDS));
    }

    /** A sentence for everything about the address that works and is not as it should be; empty for the embedded database. */
    public List<String> warnings() {
        return uri().map(UriWarnings::of).orElse(List.of());
    }

    /** The URI with {@code ***} for each secret in it. */
    public static String masked(String uri) {
        var masked = PASSWORD.matcher(uri).replaceAll("$1:***");
        return SECRET_OPTION.matcher(masked).replaceAll("$1=***");
    }

    /** The name of the database in a URI's path, else {@code sample_mflix}. */
    public static String databaseOf(ConnectionString address) {
        return Optional.ofNullable(address.getDatabase()).orElse(DEFAULT_DATABASE);
    }

    /**
     * The address with the certificates that the settings name. Asks no DNS.
     *
     * @throws IllegalArgumentException with one line that names the key or the option and holds no secret
     */
    public static String checked(String key, String uri, SettingsReader config) {
        UriCheck.fault(uri).ifPresent(fault -> {
            throw new IllegalArgumentException(key + " " + fault);
        });
        var whole = TlsOptions.withSettings(uri, config);
        TlsOptions.requireUsable(whole);
        return whole;
    }
}
