package mflix.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import mflix.it.MongoClientIT;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The one deployment of the tests from outside: the WAR as the build made it, on a fresh embedded database. Beside it the same
 * WAR with tests in it, which {@link MongoClientIT} deploys to a server of its own.
 */
@ArquillianSuiteDeployment
public class Deployments {
    private static final Path FOLDER = Path.of("target/it");

    public static final String ENRICHED = "enriched";

    @Deployment(testable = false)
    @TargetsContainer("payara-micro")
    public static WebArchive war() throws IOException {
        deleteAll(FOLDER);
        Files.createDirectories(FOLDER);
        var listener = "configs.config.server-config.network-config.network-listeners.network-listener.http-listener";
        Files.writeString(
                FOLDER.resolve("pre-boot.txt"),
                Files.readString(Path.of("server-config/pre-boot.txt")) + "set " + listener + ".address=127.0.0.1\n");
        return packaged();
    }

    @Deployment(name = ENRICHED, managed = false)
    @TargetsContainer(ENRICHED)
    public static WebArchive enriched() {
        return packaged().addClasses(MongoClientIT.class, TimerList.class);
    }

    private static WebArchive packaged() {
        return ShrinkWrap.createFromZipFile(
                WebArchive.class, Path.of("target/mflix.war").toFile());
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
