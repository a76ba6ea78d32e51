package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import mflix.mongo.MongoConnection;
import mflix.settings.SettingsReader;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a server that, as Payara does, stops the class loader of a deployment that fails before its beans are destroyed. */
class FailedDeploymentTest {

    @TempDir
    private Path temp;

    @Test
    @Tag("F-496")
    void dataFolderIsFreeAfterFailedDeployment() throws Exception {
        var folder = temp.resolve("data").toString();
        try (var loader = new StoppableClassLoader()) {
            var deployment = (AutoCloseable) loader.loadClass(Deployment.class.getName())
                    .getConstructor(String.class)
                    .newInstance(folder);
            loader.isStopped = true;
            assertThatThrownBy(deployment::close)
                    .isInstanceOf(Throwable.class); // or it had all classes and shows nothing
        }
        try (var next = new Deployment(folder)) {
            assertThat(next.count()).isEqualTo(2);
        }
    }

    /** What a deployment opens, and one acknowledged write. */
    public static final class Deployment implements AutoCloseable {
        private final EmbeddedDatabase embedded;
        private final MongoConnection connection;

        public Deployment(String folder) {
            this.embedded = new EmbeddedDatabase(
                    new SettingsReader(key -> Optional.of(folder).filter(any -> key.equals("mflix.data.dir"))));
            this.connection = MongoConnection.at(embedded.open());
            connection.documents().getCollection("things").insertOne(new Document());
        }

        long count() {
            return connection.documents().getCollection("things").countDocuments();
        }

        @Override
        public void close() {
            try {
                connection.close();
            } finally {
                embedded.close();
            }
        }
    }

    /** Classes of its own, and after a while none any more that it has not given before. */
    private static final class StoppableClassLoader extends URLClassLoader {
        private volatile boolean isStopped;

        StoppableClassLoader() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> url(Path.of(entry)))
                    .toArray(URL[]::new);
        }

        private static URL url(Path entry) {
            try {
                return entry.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (isStopped) {
                throw new IllegalStateException("stopped: " + name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public void close() throws IOException {
            isStopped = true;
            super.close();
        }
    }
}
