package mflix.micro;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import mflix.testing.ContextRoot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** A collection at the worst moment of a deployment, made by {@link WorstMoment}: it does no harm to the server as the build corrects it. */
@Execution(CONCURRENT)
class KeptLoaderIT {
    private static final Path PAYARA = Path.of("target/server/payara-micro.jar");
    private static final Path LIBRARY = Path.of("target/server/runtime/deployment-common.jar");
    private static final String CONTEXT = "org/glassfish/deployment/common/DeploymentContextImpl.class";
    private static final String WEAK = "java/lang/ref/WeakReference";

    @TempDir
    private Path temp;

    @Test
    @Tag("F-133")
    void collectionAtTheWorstMomentTakesNothingAway() throws IOException {
        var worst = List.of("-javaagent:" + agent(WorstMoment.class, GcHungryWeakRef.class));
        try (var asShipped = ContextRoot.launch(Files.createDirectory(temp.resolve("weak")), "/films", PAYARA, worst)) {
            asShipped.awaitSaid("does not contain any EJB");
        }
        var folder = Files.createDirectory(temp.resolve("kept"));
        try (var corrected = ContextRoot.launch(folder, "/films", ContextRoot.SERVER, worst)) {
            corrected.awaitReady();
        }
    }

    private Path agent(Class<?> agent, Class<?> helper) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), agent.getName());
        var file = temp.resolve("worst.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (var one : List.of(agent, helper)) {
                jar.putNextEntry(new ZipEntry(one.getName().replace('.', '/') + ".class"));
                try (var in = one.getResourceAsStream(one.getSimpleName() + ".class")) {
                    in.transferTo(jar);
                }
            }
        }
        return file;
    }

    /** A server of a later version may hold it in another way: then there is nothing to correct, and this says so. */
    @Test
    @Tag("F-133")
    void classOfTheServerDiffersInThatReferenceAlone() throws IOException {
        var shipped = classFile(LIBRARY);
        assertThat(shipped).contains("sharableTemp", "L" + WEAK + ";");
        var strong = StrongReference.class.getName().replace('.', '/');
        assertThat(strong).hasSameSizeAs(WEAK);
        assertThat(classFile(ContextRoot.SERVER)).isEqualTo(shipped.replace(WEAK, strong));
    }

    private static String classFile(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile());
                var in = file.getInputStream(file.getEntry(CONTEXT))) {
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }
}
