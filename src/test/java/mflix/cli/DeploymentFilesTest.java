package mflix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mflix.cli.serve.ServerProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The files for containers say the same as the code. No container engine is needed to see that. */
class DeploymentFilesTest {
    private static final Path COMPOSE = Path.of("compose.yaml");
    private static final int GRACE_MILLIS = 10_000;
    private static final Path KUBERNETES = Path.of("server-config/kubernetes/base");

    private static String dockerfile() throws IOException {
        return Files.readString(Path.of("Dockerfile")).replaceAll("\\\\\\R\\s*", "");
    }

    private static String launcher() throws IOException {
        return Files.readString(Path.of("server-config/image/mflix")).replaceAll("\\\\\\R\\s*", "");
    }

    @Test
    @Tag("F-140")
    void containerIsStartedAsTheLauncherStartsIt() throws IOException {
        assertThat(dockerfile()).contains("ENTRYPOINT [\"/opt/mflix/mflix\"]\nCMD [\"serve\"]\n");
        assertThat(launcher())
                .contains("exec java @\"$home/server-config/jvm-options\"")
                .contains("-jar \"$home/target/server/$server\"")
                .contains("--nohazelcast --disablephonehome --contextroot / --maxhttpthreads 48 --minhttpthreads 16")
                .contains("--shutdowngrace " + GRACE_MILLIS, "--secretsdir \"$MFLIX_SECRETS_DIR\"")
                .contains("--logproperties", "--prebootcommandfile");
        assertThat(launcher().split("\\s+")).containsAll(ServerProcess.SERVER_OPTIONS);
        assertThat(dockerfile()).contains("ENV MFLIX_SECRETS_DIR=/run/secrets");
    }

    @Test
    @Tag("F-139")
    void nothingOfTheServerCountsAsMemoryButWhatItUses() throws IOException {
        assertThat(dockerfile())
                .contains("ENV MALLOC_ARENA_MAX=2\n", "ENV MFLIX_WORK_DIR=/unpacked\n")
                .contains("VOLUME [\"/data\", \"/tmp\", \"/unpacked\"]");
        assertThat(launcher()).contains("-Dfish.payara.micro.tmpdir=\"$MFLIX_WORK_DIR\"");
        Map<String, Object> compose = new Yaml().load(Files.readString(COMPOSE));
        var application = map(map(compose.get("services")).get("mflix"));
        assertThat(texts(application.get("volumes"))).contains("/unpacked");
        assertThat(container().get("volumeMounts").toString()).contains("/unpacked");
        assertThat(pod().get("volumes").toString()).contains("name=unpacked, emptyDir={}");
    }

    @Test
    @Tag("F-138")
    void membersMayStopInOrderAndAreAskedCheaply() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(COMPOSE));
        for (var name : List.of("db1", "db2", "db3")) {
            var member = map(map(compose.get("services")).get(name));
            assertThat(member).containsEntry("stop_grace_period", "40s");
            var check = map(member.get("healthcheck"));
            assertThat(check.get("test").toString())
                    .contains("/dev/tcp/127.0.0.1/27017")
                    .doesNotContain("mongosh");
            assertThat(seconds(check.get("interval"))).isGreaterThanOrEqualTo(10);
            assertThat(seconds(check.get("start_period"))).isGreaterThanOrEqualTo(600);
        }
    }

    private static int seconds(Object text) {
        assertThat(text.toString()).matches("[0-9]+s");
        return Integer.parseInt(text.toString().replace("s", ""));
    }

    @Test
    @Tag("F-138")
    void slowStartsAreWaitedForAndOneSlowAnswerIsNoOutage() throws IOException {
        var startup = map(container().get("startupProbe"));
        assertThat((Integer) startup.get("periodSeconds") * (Integer) startup.get("failureThreshold"))
                .isGreaterThanOrEqualTo(1800);
        assertThat(map(container().get("readinessProbe")))
                .containsEntry("periodSeconds", 5)
                .containsEntry("timeoutSeconds", 5)
                .containsEntry("failureThreshold", 3);
        assertThat(dockerfile()).contains("--start-period=600s");
    }

    @Test
    void imageIsBuiltInTwoStagesAndRunsAsNobodySpecial() throws IOException {
        var lines = dockerfile().lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("FROM "))).hasSize(2);
        assertThat(indexOf(lines, "COPY --from=build /build/target/server"))
                .isLessThan(indexOf(lines, "COPY --from=build /build/target/mflix"));
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
        for (var name : List.of(
                "mvnw",
                "pom.xml",
                ".mvn",
                "webapp",
                "server-config/pre-boot.txt",
                "server-config/jvm-options",
                "server-config/logging.properties",
                "server-config/image",
                "docs",
                "src/main",
                "src/test/java")) {
            assertThat(Path.of(name)).exists();
            assertThat(ignored).contains("!" + name);
        }
    }

    @Test
    void composeHasAReplicaSetWithAccessControlAndAnApplicationThatWaitsForItsUser() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(COMPOSE));
        var services = map(compose.get("services"));
        assertThat(services)
                .containsOnlyKeys(
                        "secrets", "db1", "db2", "db3", "replica-set", "mflix", "prometheus", "grafana", "collector");
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
        assertThat((Integer) pod.get("terminationGracePeriodSeconds")).isGreaterThanOrEqualTo(GRACE_MILLIS / 1000 + 10);
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
        assertThat((Integer)
                        map(document("HorizontalPodAutoscaler").get("spec")).get("minReplicas"))
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
        try (var files = Files.list(KUBERNETES)) {
            for (var file : files.toList()) {
                new Yaml().loadAll(Files.readString(file)).forEach(one -> found.add(map(one)));
            }
        }
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
