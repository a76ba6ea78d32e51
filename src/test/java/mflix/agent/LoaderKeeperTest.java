package mflix.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the agent changes in the server's class, without a server; {@link LoaderKeeperIT} starts one with it. */
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
}
