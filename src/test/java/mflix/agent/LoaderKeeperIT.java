package mflix.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import mflix.testing.ContextRoot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** A collection at the worst moment of a deployment, made by {@link WorstMoment}: with the agent it does no harm. */
@Execution(CONCURRENT)
class LoaderKeeperIT {
    @TempDir
    private Path temp;

    @Test
    @Tag("F-133")
    void collectionAtTheWorstMomentTakesNothingAway() throws IOException {
        var worst = "-javaagent:" + agent(WorstMoment.class, GcHungryWeakRef.class);
        try (var unmended = ContextRoot.launch(Files.createDirectory(temp.resolve("weak")), "/films", List.of(worst))) {
            unmended.awaitSaid("does not contain any EJB");
        }
        var folder = Files.createDirectory(temp.resolve("kept"));
        try (var mended = ContextRoot.launch(folder, "/films", List.of(ContextRoot.KEEPER, worst))) {
            mended.awaitReady();
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

    /** A server of a later version may hold it in another way: then the agent has nothing to do, and this says so. */
    @Test
    @Tag("F-133")
    void serverOfThisVersionHoldsItsLoaderWeakly() throws IOException {
        var before = contextOfTheServer();
        assertThat(new String(before, ISO_8859_1)).contains("sharableTemp", "L" + LoaderKeeper.WEAK + ";");
        var after = LoaderKeeper.withStrongReference(before);
        assertThat(new String(after, ISO_8859_1)).doesNotContain(LoaderKeeper.WEAK);
        assertThat(after).hasSameSizeAs(before);
    }

    private static byte[] contextOfTheServer() throws IOException {
        try (var server = Files.newInputStream(Path.of("target/server/payara-micro.jar"))) {
            var library = entry(server, "MICRO-INF/runtime/deployment-common.jar");
            return entry(new ByteArrayInputStream(library), LoaderKeeper.CONTEXT + ".class");
        }
    }

    private static byte[] entry(InputStream in, String name) throws IOException {
        var jar = new ZipInputStream(in);
        for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return jar.readAllBytes();
            }
        }
        throw new AssertionError(name + " is not in it");
    }
}
