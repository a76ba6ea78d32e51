package mflix.mongo.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import mflix.mongo.MongoConnection;
import mflix.settings.SettingsReader;
import mflix.testing.Certificates;
import mflix.testing.Certificates.Identity;
import mflix.testing.TestDatabase;
import mflix.testing.TlsProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose certificate is signed by a private authority is reached, and one that wants a certificate of the application. */
class TlsOptionsTest {
    private static final Certificates CERTIFICATES = new Certificates();
    private static final Identity SERVER = CERTIFICATES.of("server", "127.0.0.1", "localhost");
    private static final Identity CLIENT = CERTIFICATES.of("ada");
    private static final String PBES2 = "06092a864886f70d01050d";
    private static final String PASSWORD = "s3cret & more";

    private final TestDatabase behind = TestDatabase.inMemory();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        behind.close();
    }

    private TlsProxy proxy(boolean asksForCertificate) {
        return new TlsProxy(CERTIFICATES.serverContext(SERVER), behind.port(), asksForCertificate);
    }

    private Path authority() {
        return file("authority.pem", CERTIFICATES.authority().certificatePem());
    }

    private Path file(String name, String... pems) {
        return Certificates.write(folder.resolve(name), pems);
    }

    private static void reach(TlsProxy proxy, String options) {
        try (var database = MongoConnection.at("mongodb://localhost:" + proxy.port() + "/?" + options)) {
            database.requireAnswer();
        }
    }

    private static MongoSettings settings(Map<String, ?> values) {
        return MongoSettings.from(
                new SettingsReader(key -> Optional.ofNullable(values.get(key)).map(String::valueOf)));
    }

    private static void refused(Map<String, ?> values, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(values))
                .withMessageContainingAll(words)
                .withMessageNotContainingAny("s3cret", "\n", "java.");
    }

    @Test
    @Tag("F-414")
    void theFirstEndOfAllCertificatesIsKnown() {
        var ends = Stream.of(CERTIFICATES.authority(), CLIENT)
                .map(identity -> identity.certificate().getNotAfter().toInstant())
                .sorted()
                .toList();
        var client = file("client.pem", CLIENT.keyPem(), CLIENT.certificatePem());
        assertThat(TlsOptions.firstEnd("mongodb://localhost/?tlsCAFile=" + authority()))
                .contains(CERTIFICATES.authority().certificate().getNotAfter().toInstant());
        assertThat(TlsOptions.firstEnd(
                        "mongodb://localhost/?tlsCAFile=" + authority() + "&tlsCertificateKeyFile=" + client))
                .contains(ends.get(0));
        assertThat(TlsOptions.firstEnd("mongodb://localhost/?tls=true")).isEmpty();
        assertThat(TlsOptions.firstEnd("mongodb://localhost/")).isEmpty();
    }

    @Test
    @Tag("F-149")
    void privateAuthorityIsTrustedByTheUri() {
        try (var proxy = proxy(false)) {
            reach(proxy, "tlsCAFile=" + authority());
            reach(proxy, "tls=true&TLSCAFILE=" + authority());
        }
    }

    @Test
    @Tag("F-149")
    void privateAuthorityIsTrustedByTheSettings() {
        try (var proxy = proxy(true)) {
            var values = new HashMap<String, Object>();
            values.put("mflix.db.uri", "mongodb://localhost:" + proxy.port() + "?w=majority");
            values.put("mflix.db.tls.ca-file", authority());
            values.put("mflix.db.tls.certificate-key-file", file("ada file.pem", CLIENT.certificatePem(), encrypted()));
            values.put("mflix.db.tls.certificate-key-file-password-file", file("password", PASSWORD + "\n"));
            var settings = settings(values);
            assertThat(settings.warnings()).isEmpty();
            assertThat(MongoSettings.masked(settings.uri().orElseThrow())).doesNotContain("s3cret");
            try (var database = MongoConnection.at(settings.uri().orElseThrow())) {
                database.requireAnswer();
            }
        }
    }

    @Test
    @Tag("F-149")
    void publicAuthoritiesStayTrusted() throws GeneralSecurityException {
        var context = TlsOptions.context("mongodb://h/?tlsCAFile=" + authority());
        assertThat(context).isPresent();
        var trusted = TlsOptions.trusted(PemFile.of("x", authority().toString()));
        assertThat(trusted).contains(CERTIFICATES.authority().certificate()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @Tag("F-150")
    @ValueSource(strings = {"PKCS8", "SEC1", "ENCRYPTED"})
    void keyInEveryUsualFormIsTaken(String form) {
        try (var proxy = proxy(true)) {
            var key =
                    switch (form) {
                        case "SEC1" -> sec1();
                        case "ENCRYPTED" -> encrypted();
                        default -> CLIENT.keyPem();
                    };
            var file = file("ada.pem", "text of a tool\n", key, CLIENT.certificatePem());
            reach(
                    proxy,
                    "tlsCAFile=" + authority() + "&tlsCertificateKeyFile=" + file
                            + (form.equals("ENCRYPTED")
                                    ? "&tlsCertificateKeyFilePassword="
                                            + PASSWORD.replace(" ", "%20").replace("&", "%26")
                                    : ""));
        }
    }

    @Test
    @Tag("F-150")
    void oldFormOfAnRsaKeyIsRead() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
        var pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length); // after version and algorithm
        assertThat(DerKeys.pkcs8OfRsa(pkcs1)).isEqualTo(pkcs8);
    }

    @Test
    @Tag("F-150")
    void fileThatCannotBeUsedIsNamedByOptionAndFile() {
        var uri = "mongodb://localhost/?tlsCAFile=";
        refused(Map.of("mflix.db.uri", uri + folder.resolve("none.pem")), "tlsCAFile", "none.pem", "not there");
        refused(Map.of("mflix.db.uri", uri + folder), "tlsCAFile", "is a folder");
        refused(Map.of("mflix.db.uri", uri + file("empty.pem", "")), "tlsCAFile", "empty.pem", "no certificate");
        refused(Map.of("mflix.db.uri", uri + file("key.pem", CLIENT.keyPem())), "key.pem", "no certificate");
        refused(
                Map.of("mflix.db.uri", uri + file("damaged.pem", Certificates.pem("CERTIFICATE", new byte[9]))),
                "damaged.pem",
                "damaged certificate");
        refused(
                Map.of(
                        "mflix.db.uri",
                        uri + file("old.pem", CERTIFICATES.expired("old").certificatePem())),
                "old.pem",
                "expired");
        refused(
                Map.of("mflix.db.uri", "mongodb://localhost/", "mflix.db.tls.ca-file", folder.resolve("none.pem")),
                "mflix.db.tls.ca-file",
                "none.pem");
    }

    @Test
    @Tag("F-150")
    void keyThatCannotBeUsedIsNamedByOptionAndFile() {
        var uri = "mongodb://localhost/?tlsCertificateKeyFile=";
        refused(Map.of("mflix.db.uri", uri + file("c.pem", CLIENT.certificatePem())), "c.pem", "no private key");
        refused(Map.of("mflix.db.uri", uri + file("k.pem", CLIENT.keyPem())), "k.pem", "no certificate");
        refused(
                Map.of("mflix.db.uri", uri + file("two.pem", CLIENT.certificatePem(), SERVER.keyPem())),
                "two.pem",
                "another certificate");
        var sealed = file("sealed.pem", CLIENT.certificatePem(), encrypted());
        refused(Map.of("mflix.db.uri", uri + sealed), "sealed.pem", "no password");
        refused(
                Map.of("mflix.db.uri", uri + sealed + "&tlsCertificateKeyFilePassword=s3cret"),
                "sealed.pem",
                "password does not open");
        refused(
                Map.of(
                        "mflix.db.uri",
                        "mongodb://localhost/",
                        "mflix.db.tls.certificate-key-file",
                        sealed,
                        "mflix.db.tls.certificate-key-file-password-file",
                        folder.resolve("none")),
                "password-file",
                "none");
        refused(
                Map.of(
                        "mflix.db.uri",
                        uri
                                + file(
                                        "damaged.pem",
                                        CLIENT.certificatePem(),
                                        Certificates.pem("EC PRIVATE KEY", new byte[3]))),
                "damaged.pem",
                "damaged private key");
    }

    @Test
    @Tag("F-150")
    void fileThatMayNotBeReadIsNamed() throws IOException {
        var closed = authority();
        Files.setPosixFilePermissions(closed, Set.of());
        assumeFalse(Files.isReadable(closed), "the super-user reads everything");
        refused(Map.of("mflix.db.uri", "mongodb://localhost/?tlsCAFile=" + closed), "tlsCAFile", "cannot be read");
    }

    // as openssl ecparam -genkey writes it: with the curve
    private static String sec1() {
        var secret = ((ECPrivateKey) CLIENT.keys().getPrivate()).getS().toByteArray();
        var padded = new byte[32];
        var length = Math.min(32, secret.length);
        System.arraycopy(secret, secret.length - length, padded, 32 - length, length);
        var curve = HexFormat.of().parseHex("06082a8648ce3d030107");
        return Certificates.pem(
                "EC PRIVATE KEY",
                Certificates.element(
                        0x30,
                        Certificates.element(0x02, new byte[] {1}),
                        Certificates.element(0x04, padded),
                        Certificates.element(0xA0, curve)));
    }

    private static String encrypted() {
        var name = "PBEWithHmacSHA256AndAES_256";
        try {
            var cipher = Cipher.getInstance(name);
            var key = SecretKeyFactory.getInstance(name).generateSecret(new PBEKeySpec(PASSWORD.toCharArray()));
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    key,
                    new PBEParameterSpec(new byte[8], 2048, new IvParameterSpec(new byte[16])));
            var parameters = cipher.getParameters().getEncoded();
            var text = HexFormat.of().formatHex(parameters);
            var scheme = HexFormat.of().parseHex(PBES2);
            var algorithm = text.indexOf(PBES2) < 10 && text.contains(PBES2)
                    ? parameters // some versions of Java put the name of the scheme in front by themselves
                    : Certificates.element(0x30, scheme, parameters);
            var sealed = Certificates.element(
                    0x04, cipher.doFinal(CLIENT.keys().getPrivate().getEncoded()));
            return Certificates.pem("ENCRYPTED PRIVATE KEY", Certificates.element(0x30, algorithm, sealed));
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
