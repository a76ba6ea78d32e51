package mflix.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The files around the server: read by the tools that are here, and as text where none is. */
@Tag("F-411")
class OpsFilesTest {
    private static final Path UNIT = Path.of("server-config/systemd/mflix.service");

    private static final Pattern LINE = Pattern.compile("(passed|FAILED|NOT RUN HERE): .*");

    private record Run(int code, String said) {}

    private static Run run(String path) throws IOException, InterruptedException {
        var bash = new ProcessBuilder("/bin/bash", "src/ops-test/run", "--quick").redirectErrorStream(true);
        if (!path.isEmpty()) {
            bash.environment().put("PATH", path);
        }
        var process = bash.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), said);
    }

    /** One test for each check; one whose tool is missing is a test that was not run, which the build names. */
    @TestFactory
    Stream<DynamicTest> everyToolThatIsHereFindsNothing() throws IOException, InterruptedException {
        var run = run("");
        var lines =
                run.said().lines().filter(line -> LINE.matcher(line).matches()).toList();
        assertThat(lines).as(run.said()).hasSize(10);
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    assumeFalse(line.startsWith("NOT RUN HERE"), line.replaceFirst("NOT RUN HERE: ", ""));
                    assertThat(line).as(run.said()).startsWith("passed: ");
                }));
    }

    @Test
    void aMachineWithoutAnyToolSaysSoForEach(@TempDir Path tools) throws IOException, InterruptedException {
        for (var name : List.of("dirname", "mktemp", "rm")) {
            Files.createSymbolicLink(tools.resolve(name), Path.of("/usr/bin/" + name));
        }
        var run = run(tools.toString());
        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.said()).doesNotContain("passed");
        assertThat(run.said().lines().filter(line -> line.startsWith("NOT RUN HERE: ")))
                .hasSize(10);
    }

    private static Map<String, List<String>> unit() throws IOException {
        var unit = new TreeMap<String, List<String>>();
        Pattern.compile("(?m)^([A-Za-z]+)=(.*)$")
                .matcher(Files.readString(UNIT))
                .results()
                .forEach(line -> unit.computeIfAbsent(line.group(1), name -> new ArrayList<>())
                        .add(line.group(2)));
        return unit;
    }

    @Test
    void unitStartsWhatTheImageStartsAndStopsAsSlowly() throws IOException {
        var unit = unit();
        var start = unit.get("ExecStart").get(0).split(" ", -1);
        assertThat(Path.of(start[0].replace("/opt/mflix/", ""))).isExecutable();
        assertThat(start[1]).isEqualTo("serve");
        assertThat(Integer.parseInt(unit.get("TimeoutStopSec").get(0))).isGreaterThanOrEqualTo(20);
        assertThat(unit.get("SuccessExitStatus")).containsExactly("143");
        assertThat(unit.get("Environment"))
                .contains("MFLIX_SECRETS_DIR=%d", "MFLIX_WORK_DIR=/var/cache/mflix", "MFLIX_DATA_DIR=/var/lib/mflix");
        assertThat(unit.get("StateDirectory")).containsExactly("mflix");
        assertThat(unit.get("CacheDirectory")).containsExactly("mflix");
        assertThat(unit.get("LoadCredential"))
                .containsExactly(
                        "mflix.db.uri:/etc/mflix/mflix.db.uri", "mflix.secret.key:/etc/mflix/mflix.secret.key");
        assertThat(unit.toString()).doesNotContain("mongodb://");
    }

    @Test
    void unitMayDoNothingThatItDoesNotNeed() throws IOException {
        assertThat(unit())
                .containsEntry("DynamicUser", List.of("yes"))
                .containsEntry("NoNewPrivileges", List.of("yes"))
                .containsEntry("ProtectSystem", List.of("strict"))
                .containsEntry("CapabilityBoundingSet", List.of(""))
                .containsEntry("SystemCallArchitectures", List.of("native"))
                .doesNotContainKey("MemoryDenyWriteExecute"); // Java makes code
    }

    @Test
    void proxyTellsWhoAsksAndHidesWhatIsForOperators() throws IOException {
        var proxy = Files.readString(Path.of("server-config/nginx/mflix.conf"));
        assertThat(proxy)
                .contains("proxy_set_header X-Forwarded-For $remote_addr;")
                .contains("location = /api/v1/metrics { return 404; }")
                .contains("ssl_protocols TLSv1.2 TLSv1.3;")
                .doesNotContain("non_idempotent");
        assertThat(proxy.chars().filter(letter -> letter == '{').count())
                .isEqualTo(proxy.chars().filter(letter -> letter == '}').count());
    }

    @Test
    @Tag("F-416")
    @SuppressWarnings("unchecked")
    void composeWithTlsChangesServicesOfTheOtherFileOnly() throws IOException {
        Map<String, Object> plain = new Yaml().load(Files.readString(Path.of("compose.yaml")));
        Map<String, Object> tls = new Yaml().load(Files.readString(Path.of("compose.tls.yaml")));
        var services = (Map<String, Map<String, Object>>) tls.get("services");
        assertThat(((Map<String, ?>) plain.get("services")))
                .containsKeys(services.keySet().toArray(String[]::new));
        for (var member : List.of("db1", "db2", "db3")) {
            assertThat((List<String>) services.get(member).get("command"))
                    .contains(
                            "--tlsMode=requireTLS", "--tlsCAFile=/secrets/authority.pem", "--keyFile=/secrets/keyfile");
        }
        assertThat(services.get("mflix").get("environment").toString())
                .contains("MFLIX_DB_TLS_CA_FILE=/run/secrets/authority.pem");
        var script = Files.readString(Path.of("server-config/compose/tls.sh"));
        assertThat(script).contains("DNS:db1,DNS:db2,DNS:db3,DNS:localhost,IP:127.0.0.1");
        assertThat(Files.readString(Path.of("server-config/compose/replica-set.sh")))
                .contains("MONGOSH_OPTIONS");
    }
}
