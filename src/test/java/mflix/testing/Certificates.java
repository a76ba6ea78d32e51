package mflix.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A private authority and what it signed, made for one test and kept nowhere. Its keys are of curve P-256. */
public final class Certificates {
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("300a06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    private static final byte[] BASIC_CONSTRAINTS_OF_AN_AUTHORITY =
            HexFormat.of().parseHex("300f0603551d130101ff040530030101ff");
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = HexFormat.of().parseHex("0603551d11");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_AWAY = Instant.parse("2120-01-01T00:00:00Z");

    /** A certificate with its key. */
    public record Identity(X509Certificate certificate, KeyPair keys) {

        public String certificatePem() {
            return pem("CERTIFICATE", encoded(certificate));
        }

        public String keyPem() {
            return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        }
    }

    private final Identity authority = make("Authority of a test", null, List.of(), FAR_AWAY);

    public Identity authority() {
        return authority;
    }

    /** Signed by the authority; names are DNS names or {@code 127.0.0.1}. */
    public Identity of(String commonName, String... names) {
        return make(commonName, authority, List.of(names), FAR_AWAY);
    }

    public Identity expired(String commonName, String... names) {
        return make(commonName, authority, List.of(names), LONG_AGO.plusSeconds(60));
    }

    /** For a server with that certificate, which trusts the authority's clients. */
    public SSLContext serverContext(Identity server) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server", server.keys().getPrivate(), new char[0], new Certificate[] {server.certificate()});
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", authority.certificate());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    public static Path write(Path file, String... pems) {
        try {
            return Files.writeString(file, String.join("", pems));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String pem(String type, byte[] bytes) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + type + "-----\n";
    }

    private static Identity make(String name, Identity signer, List<String> names, Instant end) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            var issuer = signer == null
                    ? name(name)
                    : signer.certificate().getSubjectX500Principal().getEncoded();
            var signingKey = signer == null ? keys : signer.keys();
            var content = element(
                    0x30,
                    element(0xA0, element(0x02, new byte[] {2})),
                    element(0x02, BigInteger.valueOf(System.nanoTime()).toByteArray()),
                    ECDSA_WITH_SHA256,
                    issuer,
                    element(0x30, time(LONG_AGO), time(end)),
                    name(name),
                    keys.getPublic().getEncoded(),
                    element(0xA3, element(0x30, extensions(signer == null, names))));
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signingKey.getPrivate());
            signature.update(content);
            var whole = element(0x30, content, ECDSA_WITH_SHA256, bits(signature.sign()));
            return new Identity(parsed(whole), keys);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[][] extensions(boolean isAuthority, List<String> names) {
        var extensions = new ArrayList<byte[]>();
        if (isAuthority) {
            extensions.add(BASIC_CONSTRAINTS_OF_AN_AUTHORITY);
        }
        if (!names.isEmpty()) {
            var list =
                    element(0x30, names.stream().map(Certificates::alternative).toArray(byte[][]::new));
            extensions.add(element(0x30, SUBJECT_ALTERNATIVE_NAME, element(0x04, list)));
        }
        return extensions.toArray(byte[][]::new);
    }

    private static byte[] alternative(String name) {
        return name.equals("127.0.0.1")
                ? element(0x87, new byte[] {127, 0, 0, 1})
                : element(0x82, name.getBytes(US_ASCII));
    }

    private static byte[] name(String commonName) {
        var value = element(0x0C, commonName.getBytes(UTF_8));
        return element(0x30, element(0x31, element(0x30, COMMON_NAME, value)));
    }

    private static byte[] time(Instant time) {
        return element(0x18, TIME.format(time).getBytes(US_ASCII));
    }

    private static byte[] bits(byte[] bytes) {
        return element(0x03, new byte[] {0}, bytes);
    }

    private static X509Certificate parsed(byte[] bytes) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A DER element of that tag. */
    public static byte[] element(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var size = content.size();
        var whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (size < 0x80) {
            whole.write(size);
        } else if (size < 0x100) {
            whole.write(0x81);
            whole.write(size);
        } else {
            whole.write(0x82);
            whole.write(size >> 8);
            whole.write(size);
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
