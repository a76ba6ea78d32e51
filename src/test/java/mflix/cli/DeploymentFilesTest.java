package mflix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The files for containers say the same as the code. No container engine is needed to see that. */
class DeploymentFilesTest {
    private static final Path COMPOSE = Path.of("compose.yaml");
    private static final Path KUBERNETES = Path.of("server-config/kubernetes/mflix.yaml");

    private static String dockerfile() throws IOException {
        return Files.readString(Path.of("Dockerfile")).replaceAll("\\\\\\R\\s*", "");
    }

    private static List<String> entryPoint() throws IOException {
        var line = dockerfile()
                .lines()
                .filter(one -> one.startsWith("ENTRYPOINT "))
                .findFirst()
                .orElseThrow();
        return new Yaml().load(line.substring("ENTRYPOINT ".length()));
    }

    @Test
    void containerIsStartedAsTheLauncherStartsIt() throws IOException {
        var command = entryPoint();
        assertThat(command.get(0)).isEqualTo("java");
        assertThat(command).containsAll(ServerProcess.JVM_OPTIONS).contains("-Dmflix.port=8080");
        assertThat(String.join(" ", command))
                .contains("--nohazelcast --disablephonehome")
                .contains("--contextroot / ")
                .contains("--maxhttpthreads 64 --minhttpthreads 16")
                .contains("--shutdowngrace 10000")
                .contains("--secretsdir /run/secrets");
        assertThat(command).containsAll(ServerProcess.SERVER_OPTIONS);
    }

    @Test
    void imageIsBuiltInTwoStagesAndRunsAsNobodySpecial() throws IOException {
        var lines = dockerfile().lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("FROM "))).hasSize(2);
        assertThat(indexOf(lines, "COPY --from=build /build/target/server/payara-micro.jar"))
                .isLessThan(indexOf(lines, "COPY --from=build /build/target/mflix.war"));
        assertThat(lines).contains("USER 10001:10001", "STOPSIGNAL SIGTERM");
        assertThat(dockerfile()).contains("HEALTHCHECK").contains("GET /health/live");
        assertThat(indexOf(lines, "USER 10001")).isLessThan(indexOf(lines, "ENTRYPOINT"));
    }

    private static int indexOf(List<String> lines, String start) {
        return Arrays.asList(lines.stream().map(line -> line.startsWith(start)).toArray(Boolean[]::new))
                .indexOf(true);
    }

    @Test
    void everythingTheImageCopiesExists() throws IOException {
        var ignored = Files.readAllLines(Path.of(".dockerignore"));
        for (var name : List.of("mvnw", "pom.xml", ".mvn", "webapp", "server-config/pre-boot.txt", "src/main")) {
            assertThat(Path.of(name)).exists();
            assertThat(ignored).contains("!" + name);
        }
    }

    @Test
    void composeHasAReplicaSetWithAccessControlAndAnApplicationThatWaitsForItsUser() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(COMPOSE));
        var services = map(compose.get("services"));
        assertThat(services).containsOnlyKeys("secrets", "db1", "db2", "db3", "replica-set", "mflix");
        for (var name : List.of("db1", "db2", "db3")) {
            assertThat(texts(map(services.get(name)).get("command")))
                    .containsSequence("--replSet", "rs0")
                    .containsSequence("--keyFile", "/secrets/keyfile");
        }
        var application = map(services.get("mflix"));
        assertThat(map(application.get("depends_on")))
                .containsEntry("replica-set", Map.of("condition", "service_completed_successfully"));
        assertThat(application)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("tmpfs", List.of("/tmp"));
        assertThat(texts(application.get("volumes"))).contains("application-secrets:/run/secrets:ro");
        assertThat(texts(application.get("ports"))).containsExactly("8080:8080");
    }

    @Test
    void composeMakesTheUserThatTheUriNames() throws IOException {
        var secrets = Files.readString(Path.of("server-config/compose/secrets.sh"));
        assertThat(secrets)
                .contains("mongodb://mflixAppUser:")
                .contains("/sample_mflix?authSource=admin&replicaSet=rs0");
        assertThat(secrets)
                .contains("/application/mflix.db.uri 10001:10001", "/application/mflix.secret.key 10001:10001");
        var provision = Files.readString(Path.of("server-config/provision.js"));
        assertThat(provision).contains("|| 'mflixAppUser'", "|| 'sample_mflix'", "role: 'readWrite'");
        assertThat(Files.readString(Path.of("server-config/compose/replica-set.sh")))
                .contains("provision.js");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"startupProbe=/health/started", "readinessProbe=/health/ready", "livenessProbe=/health/live"})
    void everyProbeAsksItsOwnAddress(String probe) throws IOException {
        var parts = probe.split("=", -1);
        var asked = map(map(container().get(parts[0])).get("httpGet"));
        assertThat(asked).containsEntry("path", parts[1]).containsEntry("port", "http");
    }

    @Test
    void podHasAnEndLongerThanTheGrace() throws IOException {
        var pod = pod();
        var grace = Integer.parseInt(entryPoint().get(entryPoint().indexOf("--shutdowngrace") + 1)) / 1000;
        assertThat((Integer) pod.get("terminationGracePeriodSeconds")).isGreaterThanOrEqualTo(grace + 10);
    }

    @Test
    void containerOfThePodMayDoNothingItDoesNotNeed() throws IOException {
        assertThat(map(pod().get("securityContext")))
                .containsEntry("runAsNonRoot", true)
                .containsEntry("runAsUser", 10001);
        assertThat(map(container().get("securityContext")))
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("allowPrivilegeEscalation", false);
        assertThat(map(map(container().get("resources")).get("limits"))).containsKey("memory");
        assertThat(map(map(container().get("resources")).get("requests"))).containsKeys("cpu", "memory");
        assertThat(container().get("volumeMounts").toString()).contains("/run/secrets", "/tmp", "/data");
        assertThat(container()).doesNotContainKey("env");
    }

    @Test
    void disruptionsLeaveANode() throws IOException {
        var budget = document("PodDisruptionBudget");
        assertThat(map(budget.get("spec"))).containsEntry("minAvailable", 1);
        assertThat((Integer) map(document("Deployment").get("spec")).get("replicas"))
                .isGreaterThan(1);
    }

    private static Map<String, Object> pod() throws IOException {
        return map(map(map(document("Deployment").get("spec")).get("template")).get("spec"));
    }

    private static Map<String, Object> container() throws IOException {
        return map(((List<?>) pod().get("containers")).get(0));
    }

    private static Map<String, Object> document(String kind) throws IOException {
        var found = new ArrayList<Map<String, Object>>();
        new Yaml().loadAll(Files.readString(KUBERNETES)).forEach(one -> found.add(map(one)));
        return found.stream()
                .filter(one -> kind.equals(one.get("kind")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object value) {
        return (List<String>) value;
    }
}
