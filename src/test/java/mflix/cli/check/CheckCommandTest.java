package mflix.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import mflix.cli.Mflix;
import mflix.cli.console.Terminal;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Tag("F-385")
class CheckCommandTest {
    private static final Set<String> READ_ONLY = Set.of(
            "ismaster",
            "hello",
            "ping",
            "buildinfo",
            "connectionstatus",
            "usersinfo",
            "listindexes",
            "dbstats",
            "endsessions");

    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path temp;

    private int check(String... arguments) {
        out.reset();
        var terminal = new Terminal(new PrintStream(out, true, UTF_8), false, false);
        var all = new ArrayList<>(List.of(arguments));
        if (Arrays.stream(arguments).noneMatch(one -> one.startsWith("--data-dir"))) {
            all.add("--data-dir=" + folder());
        }
        return Mflix.configured(new CommandLine(new CheckCommand(terminal)))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private Path folder() {
        return temp.resolve("data");
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private String line(String subject) {
        var lines = said().lines()
                .filter(line -> line.matches("(ok|warning|error) +" + subject + " .*"))
                .filter(line -> !line.contains(" mflix.durability.") && !line.contains(" mflix.test.")) // of the build
                .toList();
        assertThat(lines).as(said()).hasSize(1);
        return lines.get(0);
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(temp)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        temp.relativize(file) + " " + Files.getLastModifiedTime(file),
                        Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        assertThat(check()).isZero();
        assertThat(line("settings")).startsWith("ok").contains("All settings are valid.");
        assertThat(line("folder")).startsWith("ok").contains("the first start makes it");
        assertThat(line("disk")).startsWith("ok");
        assertThat(folder()).doesNotExist();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theEmbeddedFileIsLookedAtWithoutAnyByteChanged() throws IOException {
        TestDatabase.embedded(folder()).close();
        var before = contents();
        assertThat(before.keySet()).anyMatch(name -> name.startsWith("data/database.h2 "));
        assertThat(check()).as(said()).isZero();
        assertThat(line("folder")).startsWith("ok").contains("can be opened");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aServerThatHasTheFolderOpenIsAsked() {
        try (var database = TestDatabase.embedded(folder())) {
            assertThat(check()).as(said()).isZero();
            assertThat(line("folder")).contains("has", "open");
            assertThat(line("address")).startsWith("ok").contains("sample_mflix");
            assertThat(said()).doesNotContain("mongodb://", database.uri());
            assertThat(database.documents().listCollectionNames()).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsAnErrorAndLeftAsItIs() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("database.h2"), "not a database".repeat(1000));
        var before = contents();
        assertThat(check()).isEqualTo(1);
        assertThat(line("folder")).startsWith("error").contains("data folder");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aFolderThatIsAFileIsAnError() throws IOException {
        Files.writeString(folder(), "in the way");
        assertThat(check()).isEqualTo(1);
        assertThat(line("folder")).startsWith("error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://mflix:hidden@host/", "mongodb://u:hidden@h/?maxPoolSize=-1"})
    void aBadAddressIsAnErrorAndNothingIsAsked(String uri) {
        assertThat(check("--db-uri=" + uri)).isEqualTo(1);
        assertThat(line("settings")).startsWith("error").contains("mflix.db.uri");
        assertThat(line("database")).startsWith("warning");
        assertThat(said()).doesNotContain("hidden");
    }

    @Test
    void everyBadSettingIsALineNotOnlyTheFirst() {
        var bad = Map.of(
                "mflix.password.cost", "99",
                "mflix.limit.comments", "many",
                "mflix.audit.days", "x",
                "mflix.limit.searches", "-1",
                "mflix.secret.key", "hidden",
                "mflix.metrics.token-file", "nowhere/token",
                "mflix.db.max-time", "3");
        var lines = new ArrayList<String>();
        var report = new CheckReport(lines::add);
        var inspection = new SettingsInspection(
                new SettingsReader(key -> Optional.ofNullable(bad.get(key))), Set.of("MFLIX_DEMO_MOOD", "PATH"));
        inspection.writeTo(report);
        bad.keySet().forEach(key -> assertThat(lines)
                .as(key)
                .filteredOn(line -> line.matches("error +settings +" + key + "[ :].*"))
                .hasSize(1));
        assertThat(lines)
                .hasSize(bad.size() + 1)
                .anyMatch(line -> line.startsWith("warning") && line.contains("MFLIX_DEMO_MOOD"));
        assertThat(String.join(" ", lines)).doesNotContain("hidden");
        assertThat(inspection.isDatabaseKnown()).isFalse();
        assertThat(MongoSettings.from(inspection.good()).isEmbedded()).isTrue();
        assertThat(report.worst()).isEqualTo(CheckReport.Verdict.ERROR);
    }

    @Test
    @Timeout(60)
    void anUnreachableDatabaseHasTheServersOwnSentenceWhateverTheUriWaits() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String expected;
        try (var database = MongoConnection.at("mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=500")) {
            expected = catchThrowable(database::requireAnswer).getMessage();
        }
        assertThat(expected).contains("nothing listens there");
        var patient = "/?serverSelectionTimeoutMS=600000&connectTimeoutMS=600000";
        assertThat(check("--db-uri=mongodb://u:hidden@127.0.0.1:" + port + patient))
                .isEqualTo(1);
        assertThat(line("address")).startsWith("error").endsWith(expected);
        assertThat(said()).doesNotContain("hidden");
    }

    @Test
    @Timeout(60)
    void aServerThatIsSilentDoesNotHoldTheCommandUp() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var uri = "mongodb://127.0.0.1:" + silent.getLocalPort()
                    + "/?serverSelectionTimeoutMS=600000&connectTimeoutMS=600000&socketTimeoutMS=600000";
            assertThat(check("--db-uri=" + uri)).isEqualTo(1);
            assertThat(line("address")).startsWith("error");
        }
    }

    @Test
    void whatIsAllRightIsExitCodeZeroAndOnlyReads() {
        try (var server = new Described("readWrite", "sample_mflix")) {
            assertThat(check("--db-uri=" + server.uri())).as(said()).isZero();
            assertThat(line("address")).startsWith("ok").contains("sample_mflix");
            assertThat(line("tls")).startsWith("ok").contains("does not leave this machine");
            assertThat(line("user")).startsWith("ok").contains("nothing else");
            assertThat(line("version")).startsWith("ok").contains("MongoDB ");
            assertThat(line("indexes")).startsWith("warning").contains("users {\"email\": 1}");
            assertThat(line("clock")).startsWith("ok");
            assertThat(server.commands).isSubsetOf(READ_ONLY);
            assertThat(check("--strict", "--db-uri=" + server.uri())).isEqualTo(1);
        }
    }

    @Test
    void indexesThatAreThereAreNotMissing() {
        try (var database = TestDatabase.inMemory()) {
            assertThat(DatabaseIndexes.missing(database.documents())).hasSizeGreaterThan(20);
            var refused = DatabaseIndexes.make(database.documents());
            assertThat(DatabaseIndexes.missing(database.documents())).hasSameSizeAs(refused);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "root, admin, warning, 0",
        "readWriteAnyDatabase, admin, warning, 0",
        "dbOwner, sample_mflix, warning, 0",
        "read, sample_mflix, error, 1",
        "readWrite, other, error, 1"
    })
    void tooManyRightsAreAWarningTooFewAnError(String role, String database, String verdict, int code) {
        try (var server = new Described(role, database)) {
            assertThat(check("--db-uri=" + server.uri())).as(said()).isEqualTo(code);
            assertThat(line("user")).startsWith(verdict).contains(role + " on " + database);
        }
    }

    @Test
    void aServerWithoutAccessControlIsAnError() {
        try (var server = TestDatabase.inMemory()) {
            assertThat(check("--db-uri=" + server.uri())).isEqualTo(1);
            assertThat(line("user")).startsWith("error").contains("without credentials");
            assertThat(line("version")).startsWith("warning").contains("one server alone");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.5, ok",
        "20, 0.5, warning",
        "-20, 0.5, warning",
        "-90, 0.5, error",
        "120, 0.5, error",
        "0, 0.95, warning",
        "0, 0.99, error"
    })
    void clockAndDiskOfTheServerAreJudged(long seconds, double full, String verdict) {
        try (var server = new Described("readWrite", "sample_mflix")) {
            server.ahead = Duration.ofSeconds(seconds);
            server.full = full;
            assertThat(check("--db-uri=" + server.uri())).isEqualTo(verdict.equals("error") ? 1 : 0);
            var judged = seconds == 0 && full > 0.5
                    ? said().lines()
                            .filter(line -> line.contains("disk of the database"))
                            .findFirst()
                            .orElseThrow()
                    : line("clock");
            assertThat(judged).startsWith(verdict);
        }
    }

    @Test
    void helpNamesTheExitCodes() {
        var help = new CommandLine(new CheckCommand()).getUsageMessage();
        assertThat(help).contains("Exit codes: 0", "--strict", "writes nothing");
    }

    /** A member of a replica set that says what it is asked for by this command. */
    private static final class Described implements AutoCloseable {
        private final Set<String> commands = ConcurrentHashMap.newKeySet();
        private final String role;
        private final String database;
        private final MongoServer server = new MongoServer(new Backend());
        private Duration ahead = Duration.ZERO;
        private double full = 0.5;

        private Described(String role, String database) {
            this.role = role;
            this.database = database;
            server.bind("127.0.0.1", 0);
        }

        private String uri() {
            return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/?directConnection=true";
        }

        private List<String> actions() {
            return role.equals("read") ? List.of("find") : List.of("find", "insert", "update", "remove");
        }

        private Document status() {
            var resource = role.equals("root")
                    ? new Document("anyResource", true)
                    : new Document("db", role.endsWith("AnyDatabase") ? "" : database).append("collection", "");
            return new Document("ok", 1.0)
                    .append(
                            "authInfo",
                            new Document(
                                            "authenticatedUsers",
                                            List.of(new Document("user", "app").append("db", "admin")))
                                    .append(
                                            "authenticatedUserRoles",
                                            List.of(new Document("role", role).append("db", database)))
                                    .append(
                                            "authenticatedUserPrivileges",
                                            List.of(new Document("resource", resource).append("actions", actions()))));
        }

        private final class Backend extends MemoryBackend {
            @Override
            public Document handleCommand(Channel channel, String name, String command, Document query) {
                commands.add(command.toLowerCase(Locale.ROOT));
                return switch (command.toLowerCase(Locale.ROOT)) {
                    case "connectionstatus" -> status();
                    case "usersinfo" -> throw new MongoServerError(13, "Unauthorized", "not allowed");
                    case "dbstats" -> new Document("ok", 1.0)
                            .append("fsTotalSize", 1e12)
                            .append("fsUsedSize", 1e12 * full);
                    case "ismaster", "hello" -> super.handleCommand(channel, name, command, query)
                            .append("setName", "rs0")
                            .append("localTime", Instant.now().plus(ahead));
                    default -> super.handleCommand(channel, name, command, query);
                };
            }
        }

        @Override
        public void close() {
            server.shutdownNow();
        }
    }
}
