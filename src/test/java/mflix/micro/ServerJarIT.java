package mflix.micro;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.jar.JarFile;
import mflix.testing.ContextRoot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The class of the server that the packaged JAR has instead of the server's own. */
class ServerJarIT {

    @Test
    @Tag("F-136")
    void classLoaderOfADeploymentIsHeld() throws IOException {
        assertThat(corrected("org/glassfish/deployment/common/DeploymentContextImpl.class"))
                .contains("mflix/micro/StrongReference")
                .doesNotContain("java/lang/ref/WeakReference");
    }

    private static String corrected(String name) throws IOException {
        try (var jar = new JarFile(ContextRoot.SERVER.toFile())) {
            assertThat(jar.stream().filter(entry -> entry.getName().equals(name)))
                    .hasSize(1);
            return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), ISO_8859_1);
        }
    }
}
