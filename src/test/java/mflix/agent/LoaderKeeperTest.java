package mflix.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the agent changes in the server's class, without a server; {@code ContextRootIT} starts one with it. */
class LoaderKeeperTest {

    /** Stands for the server's class: what it holds, it holds weakly. */
    public static final class Context {
        private final WeakReference<Object> held;

        public Context(Object held) {
            this.held = new WeakReference<>(held);
        }

        public Object held() {
            return held.get();
        }
    }

    private static final class Loader extends ClassLoader {
        private Class<?> define(byte[] classFile) {
            return defineClass(Context.class.getName(), classFile, 0, classFile.length);
        }
    }

    @Test
    @Tag("F-133")
    void whatWasHeldWeaklyIsHeld() throws ReflectiveOperationException, IOException {
        byte[] classFile;
        try (var in = LoaderKeeperTest.class.getResourceAsStream("LoaderKeeperTest$Context.class")) {
            classFile = in.readAllBytes();
        }
        var changed = new Loader().define(LoaderKeeper.withStrongReference(classFile));
        assertThat(changed).isNotEqualTo(Context.class);
        assertThat(changed.getDeclaredField("held").getType()).isEqualTo(StrongReference.class);
        var held = new Object();
        var context = changed.getConstructor(Object.class).newInstance(held);
        assertThat(changed.getMethod("held").invoke(context)).isSameAs(held);
    }

    @Test
    @Tag("F-133")
    void namesAreOfOneLengthOrTheClassFileWouldBreak() {
        assertThat(LoaderKeeper.STRONG).hasSameSizeAs(LoaderKeeper.WEAK);
        assertThat(LoaderKeeper.STRONG.replace('/', '.')).isEqualTo(StrongReference.class.getName());
        assertThat(LoaderKeeper.WEAK.replace('/', '.')).isEqualTo(WeakReference.class.getName());
    }

    /** A server of a later version may hold it in another way: then the agent has nothing to do, and this says so. */
    @Test
    @Tag("F-133")
    void serverOfThisVersionHoldsItsLoaderWeakly() throws IOException {
        var before = new String(contextOfTheServer(), ISO_8859_1);
        assertThat(before).contains("sharableTemp").contains("L" + LoaderKeeper.WEAK + ";");
        var after = new String(LoaderKeeper.withStrongReference(contextOfTheServer()), ISO_8859_1);
        assertThat(after).doesNotContain(LoaderKeeper.WEAK).hasSameSizeAs(before);
    }

    private static byte[] contextOfTheServer() throws IOException {
        var entry = "MICRO-INF/runtime/deployment-common.jar";
        try (var jar = new ZipInputStream(Files.newInputStream(serverJar()))) {
            seek(jar, entry);
            var inner = new ZipInputStream(new ByteArrayInputStream(jar.readAllBytes()));
            seek(inner, LoaderKeeper.CONTEXT + ".class");
            return new DataInputStream((InputStream) inner).readAllBytes();
        }
    }

    private static void seek(ZipInputStream jar, String name) throws IOException {
        for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return;
            }
        }
        throw new AssertionError(name + " is not in it");
    }

    private static Path serverJar() {
        return Path.of("target/server/payara-micro.jar");
    }
}
