package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import org.assertj.core.util.Throwables;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client without the key of the embedded database may begin a connection (hello, log-in) and nothing else. */
@Tag("F-88")
class AccessTest {
    private static final int SECONDS = 30;
    private static final String FIND = "{find: 'users', $db: 'sample_mflix'}";

    @TempDir
    private Path temp;

    private EmbeddedDatabase embedded;
    private String uri;

    @BeforeEach
    void open() {
        embedded = new EmbeddedDatabase(
                new SettingsReader(key -> Optional.of(data().toString()).filter(any -> key.equals("mflix.data.dir"))));
        uri = embedded.open();
        try (var database = MongoConnection.at(uri)) {
            database.documents().getCollection("users").insertOne(new Document("password", "hash"));
        }
    }

    @AfterEach
    void theDataIsUntouched() {
        try (var database = MongoConnection.at(embedded.open())) {
            assertThat(database.documents().getCollection("users").find())
                    .singleElement()
                    .satisfies(user -> assertThat(user).containsEntry("password", "hash"));
            assertThat(database.documents().listCollectionNames()).containsExactly("users");
        } finally {
            embedded.close();
        }
    }

    private Path data() {
        return temp.resolve("data");
    }

    private int port() {
        return Integer.parseInt(new ConnectionString(uri).getHosts().get(0).replaceFirst(".*:", ""));
    }

    private MongoClient client(String credentials, String options) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(
                        "mongodb://" + credentials + "127.0.0.1:" + port() + "/sample_mflix" + options))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SECONDS, TimeUnit.SECONDS))
                .retryReads(false)
                .retryWrites(false)
                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'users'}",
                "{FIND: 'users'}",
                "{insert: 'users', documents: [{a: 1}]}",
                "{update: 'users', updates: [{q: {}, u: {$set: {isAdmin: true}}}]}",
                "{delete: 'users', deletes: [{q: {}, limit: 0}]}",
                "{findAndModify: 'users', query: {}, remove: true}",
                "{aggregate: 'users', pipeline: [], cursor: {}}",
                "{aggregate: 'users', pipeline: [{$out: 'copies'}], cursor: {}}",
                "{count: 'users'}",
                "{distinct: 'users', key: 'password'}",
                "{getMore: NumberLong(1), collection: 'users'}",
                "{killCursors: 'users', cursors: [NumberLong(1)]}",
                "{create: 'mine'}",
                "{createIndexes: 'users', indexes: [{key: {a: 1}, name: 'a_1'}]}",
                "{dropIndexes: 'users', index: '*'}",
                "{drop: 'users'}",
                "{dropDatabase: 1}",
                "{renameCollection: 'sample_mflix.users', to: 'sample_mflix.mine'}",
                "{listCollections: 1}",
                "{listDatabases: 1}",
                "{listIndexes: 'users'}",
                "{collStats: 'users'}",
                "{dbStats: 1}",
                "{validate: 'users'}",
                "{serverStatus: 1}",
                "{buildInfo: 1}",
                "{hostInfo: 1}",
                "{getLog: '*'}",
                "{getCmdLineOpts: 1}",
                "{connectionStatus: 1}",
                "{endSessions: []}",
                "{getLastError: 1}",
                "{shutdown: 1}",
                "{whatsmyuri: 1}",
                "{replSetGetStatus: 1}",
                "{saslContinue: 1, conversationId: 1, payload: ''}",
                "{authenticate: 1, mechanism: 'MONGODB-X509'}",
                "{nonsense: 1}",
            })
    void withoutAKeyNoCommandIsServed(String command) {
        try (var client = client("", "")) {
            for (var database : List.of("sample_mflix", "admin")) {
                var refusal =
                        catchThrowable(() -> client.getDatabase(database).runCommand(BsonDocument.parse(command)));
                assertThat(refusal).isInstanceOf(MongoCommandException.class).hasMessageContaining("embedded.uri");
                assertThat(((MongoException) refusal).getCode()).isEqualTo(13);
            }
            assertThat(client.getDatabase("admin").runCommand(new Document("ping", 1)))
                    .containsEntry("ok", 1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mflix:wrong@|?authMechanism=PLAIN&authSource=%24external",
                "other:KEY@|?authMechanism=PLAIN&authSource=%24external",
                "mflix:KEYx@|?authMechanism=PLAIN&authSource=%24external",
                "mflix:@|?authMechanism=PLAIN&authSource=%24external",
                "mflix:KEY@|?authMechanism=SCRAM-SHA-256",
                "mflix:KEY@|?authMechanism=SCRAM-SHA-1",
                "mflix:KEY@|",
            })
    void aWrongKeyOrMechanismIsRefused(String address) {
        var key = String.valueOf(new ConnectionString(uri).getCredential().getPassword());
        var parts = address.replace("KEY", key).split("\\|", -1);
        try (var client = client(parts[0], parts[1])) {
            var refusal = catchThrowable(() ->
                    client.getDatabase("sample_mflix").getCollection("users").countDocuments());
            assertThat(refusal).isInstanceOf(MongoSecurityException.class).hasStackTraceContaining("embedded.uri");
            assertThat(Throwables.getStackTrace(refusal)).doesNotContain(key);
        }
    }

    @Test
    void anotherConnectionDoesNotInheritWhatOneHasProved() throws IOException {
        try (var first = new Wire(port());
                var second = new Wire(port())) {
            assertThat(first.message("{ping: 1, $db: 'admin'}")).containsEntry("ok", new BsonDouble(1));
            assertThat(first.message(FIND).get("code")).isEqualTo(new BsonInt32(13));
            assertThat(first.message(login(key())).get("ok")).isEqualTo(new BsonDouble(1));
            assertThat(first.message(FIND)).containsKey("cursor");
            assertThat(second.message(FIND).get("code")).isEqualTo(new BsonInt32(13));
            assertThat(second.message(login("wrong")).get("code")).isEqualTo(new BsonInt32(18));
            assertThat(second.message(FIND).get("code")).isEqualTo(new BsonInt32(13));
            assertThat(first.message(FIND)).containsKey("cursor");
        }
        try (var later = new Wire(port())) {
            assertThat(later.message(FIND).get("code")).isEqualTo(new BsonInt32(13));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "mflix", "\0mflix\0", "\0mflix\0KEY\0", "\0\0KEY", "KEY", "a\0mflix\0KEY"})
    void onlyTheWholePayloadLetsIn(String payload) throws IOException {
        try (var wire = new Wire(port())) {
            var login = new BsonDocument("saslStart", new BsonInt32(1))
                    .append("mechanism", new BsonString("PLAIN"))
                    .append(
                            "payload",
                            new BsonBinary(payload.replace("KEY", key()).getBytes(StandardCharsets.UTF_8)))
                    .append("$db", new BsonString("$external"));
            assertThat(wire.message(login.toJson()).get("code")).isEqualTo(new BsonInt32(18));
            assertThat(wire.message(FIND).get("code")).isEqualTo(new BsonInt32(13));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sample_mflix.$cmd | {find: 'users'}",
                "sample_mflix.$cmd | {$query: {find: 'users'}}",
                "sample_mflix.$cmd | {drop: 'users'}",
                "admin.$cmd | {listDatabases: 1}",
                "admin.$cmd | {serverStatus: 1}",
                "admin.$cmd.sys.inprog | {}",
                "sample_mflix.users | {}",
                "sample_mflix.users | {$query: {}}",
                "sample_mflix.system.namespaces | {}",
            })
    void theOldWireFormIsRefusedToo(String collection, String query) throws IOException {
        try (var wire = new Wire(port())) {
            var answer = wire.query(collection, query);
            // refused, or the connection was closed
            assertThat(answer.map(document -> document.get("code")))
                    .isIn(Optional.empty(), Optional.of(new BsonInt32(13)));
            assertThat(answer.toString()).doesNotContain("hash", "inprog");
        }
        try (var wire = new Wire(port())) {
            assertThat(wire.query("admin.$cmd", "{isMaster: 1}").orElseThrow()).containsKey("maxWireVersion");
        }
    }

    @Test
    @Tag("F-200")
    void theKeyIsInOneFileThatOnlyItsOwnerReads() throws IOException {
        try (var files = Files.list(data())) {
            for (var file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text.contains(key())).isEqualTo(file.endsWith("embedded.uri"));
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("embedded.uri"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data())))
                .isEqualTo("rwx------");
    }

    @Test
    void filesOfAnOlderOpeningAreTakenFromOthersInAFolderThatTheyMayEnter() throws IOException {
        embedded.close();
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(data().resolve("database.h2"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(data().resolve("embedded.uri"), "left behind");
        embedded.open();
        for (var name : List.of("database.h2", "embedded.uri")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void eachOpeningHasAKeyOfItsOwn() {
        var before = key();
        embedded.close();
        uri = embedded.open();
        assertThat(key()).isNotEqualTo(before);
        assertThat(MongoSettings.masked(uri)).doesNotContain(key());
        assertThat(new AccessKey().toString()).doesNotContain("mongodb");
    }

    private String key() {
        return String.valueOf(new ConnectionString(uri).getCredential().getPassword());
    }

    private static String login(String key) {
        return new BsonDocument("saslStart", new BsonInt32(1))
                .append("mechanism", new BsonString("PLAIN"))
                .append("payload", new BsonBinary(("\0mflix\0" + key).getBytes(StandardCharsets.UTF_8)))
                .append("$db", new BsonString("$external"))
                .toJson();
    }
}
