package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mflix.testing.Jdks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The same WAR on stock application servers: {@code ./mvnw verify -Pservers}, or some of them by
 * {@code -Dservers=wildfly,liberty}. Not part of the ordinary build.
 */
class ServersSuite {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin/java").toString();
    private static final String NEEDS_NEWER_JAVA = "payara-micro-7";
    private static final Map<String, Supplier<StockServer>> SERVERS = servers();
    private static final List<ServerRun> RUNS = new ArrayList<>();

    private static Map<String, Supplier<StockServer>> servers() {
        var servers = new LinkedHashMap<String, Supplier<StockServer>>();
        servers.put("wildfly", WildFlyServer::new);
        servers.put("liberty", LibertyServer::new);
        servers.put("payara-micro", () -> new PayaraMicroServer("payara-micro", version("payara-micro"), JAVA));
        servers.put("payara-server", () -> new AsadminServer("payara-server", version("payara-server")));
        servers.put(
                NEEDS_NEWER_JAVA,
                () -> new PayaraMicroServer(
                        NEEDS_NEWER_JAVA, version(NEEDS_NEWER_JAVA), newerJava().orElseThrow()));
        servers.put("glassfish", () -> new AsadminServer("glassfish", version("glassfish")));
        return servers;
    }

    // Payara 7 runs on JDK 21 and newer.
    private static Optional<String> newerJava() {
        return Jdks.found().entrySet().stream()
                .filter(jdk -> jdk.getKey() >= 21)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String version(String name) {
        return System.getProperty("mflix.test.server." + name, name);
    }

    @TestFactory
    @Tag("F-210")
    @Tag("F-322")
    @Tag("F-324")
    Stream<DynamicNode> everyServerRunsTheSameFile() {
        var chosen = List.of(System.getProperty("mflix.test.servers", "").split(",", -1));
        assertThat(SERVERS.keySet()).containsAll(chosen);
        return chosen.stream()
                .map(name -> dynamicContainer(name, Stream.of(name).flatMap(ServersSuite::run)));
    }

    private static Stream<DynamicTest> run(String name) {
        if (name.equals(NEEDS_NEWER_JAVA) && newerJava().isEmpty()) {
            return Stream.of(dynamicTest(name, () -> assumeTrue(false, "needs a JDK 21 or newer")));
        }
        var run = new ServerRun(SERVERS.get(name).get());
        RUNS.add(run);
        return run.tests().onClose(() -> {
            run.close();
            System.out.println(run.line());
        });
    }

    @AfterAll
    static void tellALineForEach() throws IOException {
        RUNS.forEach(ServerRun::close);
        var lines = RUNS.stream().map(ServerRun::line).toList();
        Files.write(Path.of("target/servers/results.txt"), lines);
    }
}
