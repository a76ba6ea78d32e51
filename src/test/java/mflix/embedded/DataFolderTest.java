package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mflix.problem.Problem;
import mflix.settings.SettingsReader;
import mflix.testing.TestJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder belongs to one opening at a time: in this process, in another deployment of it, and in other processes. */
@Tag("F-87")
class DataFolderTest {
    private static final String IN_USE = "is in use by process ";

    @TempDir
    private Path temp;

    private Path data() {
        return temp.resolve("data");
    }

    /** Opens a folder in a process of its own, says how it went, and ends. */
    static final class Opener {
        public static void main(String[] arguments) {
            System.out.println(opened(Path.of(arguments[0])));
        }
    }

    /** What an opening says: {@code opened}, or why not. For a class loader of its own, too. */
    public static String opened(Path folder) {
        try (var embedded = new EmbeddedDatabase(new SettingsReader(
                key -> Optional.of(folder.toString()).filter(any -> key.equals("mflix.data.dir"))))) {
            embedded.open();
            return "opened";
        } catch (Problem e) {
            return e.getMessage();
        }
    }

    private static String openedByAnotherProcess(Path folder) {
        try (var child = JvmBeside.start(Opener.class, folder.toString())) {
            return child.hear();
        }
    }

    private void isHeld() {
        assertThat(openedByAnotherProcess(data()))
                .contains(IN_USE + ProcessHandle.current().pid())
                .doesNotContain("damaged");
    }

    private void isFree() {
        assertThat(openedByAnotherProcess(data())).isEqualTo("opened");
        assertThat(opened(data())).isEqualTo("opened");
    }

    @Test
    void aSecondOpeningInThisProcessLeavesTheFirstItsLock() {
        var folder = new DataFolder(data());
        var lock = folder.lock();
        for (int i = 0; i < 2; i++) {
            assertThat(opened(data()))
                    .contains(IN_USE + ProcessHandle.current().pid(), "this one")
                    .doesNotContain("damaged");
            isHeld();
        }
        folder.release(lock);
        isFree();
    }

    @Test
    void lookingAtAnOpenFolderLeavesItItsLock() throws Exception {
        var folder = new DataFolder(data());
        var lock = folder.lock();
        folder.announce("mongodb://127.0.0.1:1/");
        assertThat(folder.address()).contains("mongodb://127.0.0.1:1/");
        assertThatThrownBy(folder::requireFree).isInstanceOf(Problem.class).hasMessageContaining(IN_USE);
        isHeld();
        folder.withdraw();
        folder.release(lock);
        assertThat(folder.address()).isEmpty();
        folder.requireFree();
        isFree();
    }

    /** Asks for the address of a folder, again and again, until it is killed. */
    static final class Asker {
        public static void main(String[] arguments) {
            var folder = new DataFolder(Path.of(arguments[0]));
            System.out.println("asking " + folder.address());
            while (true) {
                folder.address();
            }
        }
    }

    @Test
    @Tag("F-157")
    void whoOnlyAsksKeepsNobodyOut() {
        var folder = new DataFolder(data());
        folder.requireFree(); // the lock file is there
        try (var child = JvmBeside.start(Asker.class, data().toString())) {
            assertThat(child.hear()).isEqualTo("asking Optional.empty");
            for (int i = 0; i < 200; i++) {
                folder.release(folder.lock());
            }
        }
    }

    @Test
    @Tag("F-157")
    void whoComesWhileItIsHeldForAMomentGetsInAfterwards() throws Exception {
        var folder = new DataFolder(data());
        var lock = folder.lock();
        var outcome = new CompletableFuture<String>();
        var opener = new Thread(() -> outcome.complete(opened(data())));
        opener.start();
        while (opener.getState() != Thread.State.TIMED_WAITING && !outcome.isDone()) {
            Thread.onSpinWait();
        }
        folder.release(lock);
        assertThat(outcome.get(60, TimeUnit.SECONDS)).isEqualTo("opened");
    }

    @Test
    void anotherWayToTheFolderIsTheSameFolder() throws Exception {
        Files.createDirectories(temp.resolve("parent"));
        var link = Files.createSymbolicLink(temp.resolve("link"), data());
        var parent = Files.createSymbolicLink(temp.resolve("parent/up"), temp);
        var folder = new DataFolder(data());
        var lock = folder.lock();
        for (var way : List.of(link, parent.resolve("data"), temp.resolve("parent/../data"))) {
            assertThat(opened(way)).contains(IN_USE + ProcessHandle.current().pid());
            assertThat(openedByAnotherProcess(way))
                    .contains(IN_USE + ProcessHandle.current().pid());
            assertThatThrownBy(() -> new DataFolder(way).requireFree()).hasMessageContaining(IN_USE);
        }
        isHeld();
        folder.release(lock);
        assertThat(opened(link)).isEqualTo("opened");
        isFree();
    }

    @Test
    void anotherDeploymentInThisProcessIsKeptOut() throws Exception {
        var folder = new DataFolder(data());
        var lock = folder.lock();
        assertThat(openedByAnotherDeployment())
                .contains(IN_USE + ProcessHandle.current().pid());
        isHeld();
        folder.release(lock);
        assertThat(openedByAnotherDeployment()).isEqualTo("opened");
        isFree();
    }

    private String openedByAnotherDeployment() throws Exception {
        try (var own = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            var stranger = own.loadClass(DataFolderTest.class.getName());
            assertThat(stranger).isNotSameAs(DataFolderTest.class);
            var opened = stranger.getMethod("opened", Path.class);
            opened.setAccessible(true);
            return (String) opened.invoke(null, data());
        }
    }

    private static URL[] classPath() throws Exception {
        var urls = new ArrayList<URL>();
        for (var path : Arrays.asList(TestJvm.classPath().split(File.pathSeparator, -1))) {
            if (!path.isEmpty()) {
                urls.add(Path.of(path).toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }

    @Test
    void aFileThatAnotherProgramHasOpenIsInUseAndNotDamaged() throws Exception {
        assertThat(opened(data())).isEqualTo("opened");
        try (var other = FileChannel.open(data().resolve("database.h2"), StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(opened(data())).contains("is in use").doesNotContain("damaged");
        }
        isFree();
    }

    @Test
    void anOpeningThatFailsGivesTheFolderBack() throws Exception {
        Files.createDirectories(data().resolve("database.h2"));
        assertThat(opened(data())).contains("database.h2").doesNotContain("in use");
        Files.delete(data().resolve("database.h2"));
        isFree();
    }
}
