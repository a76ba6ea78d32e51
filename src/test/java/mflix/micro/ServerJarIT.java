package mflix.micro;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import mflix.testing.ContextRoot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the packaged JAR has instead of the server's own. */
class ServerJarIT {
    private static final Path ORIGINAL = ContextRoot.SERVER.resolveSibling("payara-micro.jar");

    @Test
    @Tag("F-136")
    void classLoaderOfADeploymentIsHeld() throws IOException {
        assertThat(corrected("org/glassfish/deployment/common/DeploymentContextImpl.class"))
                .contains("mflix/micro/StrongReference")
                .doesNotContain("java/lang/ref/WeakReference");
    }

    @Test
    @Tag("F-566")
    void theSameAuthoritiesAreTrustedWithoutAPassword() throws IOException, GeneralSecurityException {
        var name = "MICRO-INF/domain/cacerts.p12";
        var trusted = certificates(open(ContextRoot.SERVER, name, null));
        assertThat(trusted)
                .hasSizeGreaterThan(100)
                .isEqualTo(certificates(open(ORIGINAL, name, "changeit".toCharArray())));
        assertThat(certificates(open(ContextRoot.SERVER, name, "changeit".toCharArray())))
                .isEqualTo(trusted);
    }

    @Test
    @Tag("F-566")
    void noPrivateKeyThatEverybodyKnowsIsInIt() throws IOException, GeneralSecurityException {
        var name = "MICRO-INF/domain/keystore.p12";
        assertThat(open(ORIGINAL, name, "changeit".toCharArray()).size()).isPositive();
        assertThat(open(ContextRoot.SERVER, name, null).size()).isZero();
    }

    private static Map<String, Certificate> certificates(KeyStore store) throws KeyStoreException {
        var found = new HashMap<String, Certificate>();
        for (var alias : Collections.list(store.aliases())) {
            assertThat(store.isCertificateEntry(alias)).as(alias).isTrue();
            found.put(alias, store.getCertificate(alias));
        }
        return found;
    }

    private static KeyStore open(Path jar, String name, char[] password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(only(jar, name)), password);
        return store;
    }

    private static String corrected(String name) throws IOException {
        return new String(only(ContextRoot.SERVER, name), ISO_8859_1);
    }

    private static byte[] only(Path path, String name) throws IOException {
        try (var jar = new JarFile(path.toFile())) {
            assertThat(jar.stream().filter(entry -> entry.getName().equals(name)))
                    .hasSize(1);
            return jar.getInputStream(jar.getEntry(name)).readAllBytes();
        }
    }
}
