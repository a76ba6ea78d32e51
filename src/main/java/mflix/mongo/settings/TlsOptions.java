package mflix.mongo.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import mflix.settings.SettingsReader;

/**
 * The certificates of a connection, from the options {@code tlsCAFile}, {@code tlsCertificateKeyFile} and
 * {@code tlsCertificateKeyFilePassword} of the address: the driver for Java supports none of them. The authorities that the
 * platform trusts stay trusted beside those of the file.
 */
public final class TlsOptions {
    static final String CA_FILE = "tlsCAFile";
    static final String KEY_FILE = "tlsCertificateKeyFile";
    static final String KEY_PASSWORD = "tlsCertificateKeyFilePassword";

    private static final Set<String> OPTIONS =
            Set.of("tlscafile", "tlscertificatekeyfile", "tlscertificatekeyfilepassword");
    private static final String CA_KEY = "mflix.db.tls.ca-file";
    private static final String KEY_KEY = "mflix.db.tls.certificate-key-file";
    private static final String PASSWORD_KEY = "mflix.db.tls.certificate-key-file-password";

    private TlsOptions() {}

    /**
     * The address as the driver takes it: its files are left out, and with one of them TLS is on unless an option switches
     * it off.
     */
    public static String without(String uri) {
        var parts = UriOptions.of(uri);
        if (parts.isEmpty() || (!parts.get().has(CA_FILE) && !parts.get().has(KEY_FILE))) {
            return uri;
        }
        var tls = parts.get().has("tls") ? List.<String>of() : List.of("tls=true");
        return parts.get().with(option -> !OPTIONS.contains(option.key()), tls);
    }

    /** Empty when the address names no file. Throws {@code IllegalArgumentException} with one line when one cannot be used. */
    public static Optional<SSLContext> context(String uri) {
        return UriOptions.of(uri)
                .filter(parts -> parts.has(CA_FILE) || parts.has(KEY_FILE))
                .map(TlsOptions::context);
    }

    /** When the first certificate of the files ends that the address names; empty when it names none. */
    public static Optional<Instant> firstEnd(String uri) {
        return UriOptions.of(uri).stream()
                .flatMap(parts -> Stream.of(CA_FILE, KEY_FILE)
                        .flatMap(option -> parts.value(option).stream().map(file -> PemFile.of(option, file))))
                .flatMap(file -> file.certificates().stream())
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder());
    }

    /** Refuses settings whose files cannot be used, as {@link #withSettings} does, whatever the address is. */
    static void requireUsable(SettingsReader config) {
        var unused = withSettings("mongodb://localhost/", config);
        unused = config.secret(PASSWORD_KEY).orElse("");
    }

    /** Throws {@code IllegalArgumentException} with one line when one of its files cannot be used. */
    static void requireUsable(String uri) {
        var unused = context(uri);
    }

    /**
     * The address with the files that the settings name; an option in the address wins.
     *
     * @throws IllegalArgumentException with one line that names the setting and the file
     */
    static String withSettings(String uri, SettingsReader config) {
        var parts = UriOptions.of(uri);
        if (parts.isEmpty()) {
            return uri;
        }
        var more = new ArrayList<String>();
        if (!parts.get().has(CA_FILE)) {
            config.text(CA_KEY).ifPresent(file -> {
                PemFile.of(CA_KEY, file).certificates();
                more.add(option(CA_FILE, file));
            });
        }
        if (!parts.get().has(KEY_FILE)) {
            config.text(KEY_KEY).ifPresent(file -> {
                var password = config.secret(PASSWORD_KEY);
                PemFile.of(KEY_KEY, file).key(password.orElse(""));
                more.add(option(KEY_FILE, file));
                password.ifPresent(secret -> more.add(option(KEY_PASSWORD, secret)));
            });
        }
        return more.isEmpty() ? uri : parts.get().with(option -> true, more);
    }

    private static String option(String name, String value) {
        return name + "=" + URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    private static SSLContext context(UriOptions parts) {
        var authorities = parts.value(CA_FILE).map(file -> PemFile.of(CA_FILE, file));
        var identity = parts.value(KEY_FILE).map(file -> PemFile.of(KEY_FILE, file));
        var password = parts.value(KEY_PASSWORD);
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    identity.isPresent() ? keys(identity.get(), password.orElse("")) : null,
                    authorities.isPresent() ? trust(authorities.get()) : null,
                    new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static KeyManager[] keys(PemFile identity, String password) throws GeneralSecurityException, IOException {
        var store = emptyStore();
        store.setKeyEntry(
                "client",
                identity.key(password),
                new char[0],
                identity.certificates().toArray(new Certificate[0]));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        return keys.getKeyManagers();
    }

    private static TrustManager[] trust(PemFile authorities) throws GeneralSecurityException, IOException {
        var store = emptyStore();
        for (var certificate : trusted(authorities)) {
            store.setCertificateEntry(String.valueOf(store.size()), certificate);
        }
        return managers(store);
    }

    /** Those of the file and those of the platform. */
    static List<X509Certificate> trusted(PemFile authorities) throws GeneralSecurityException {
        var trusted = new ArrayList<>(authorities.certificates());
        for (var manager : managers(null)) {
            if (manager instanceof X509TrustManager platform) {
                trusted.addAll(List.of(platform.getAcceptedIssuers()));
            }
        }
        return trusted;
    }

    private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
