package mflix.mongo.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.naming.CommunicationException;
import javax.naming.CompositeName;
import javax.naming.InvalidNameException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import mflix.mongo.MongoConnection;
import mflix.problem.Problem;
import mflix.testing.Certificates;
import mflix.testing.FakeMongo;
import mflix.testing.TestDatabase;
import mflix.testing.TlsProxy;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator can read why the database cannot be reached: each cause in a sentence of its own, without a secret. */
@Tag("error_handling")
@Execution(CONCURRENT) // its tests wait for time-outs most of the time
class ConnectionDiagnosisTest {
    private static final String QUICK = "serverSelectionTimeoutMS=1500&connectTimeoutMS=700&heartbeatFrequencyMS=500";
    private static final String PASSWORD = "pass-w0rd";

    private static final Certificates CERTIFICATES = new Certificates();

    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws Exception {
        for (var one : open) {
            one.close();
        }
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(0, one);
        return one;
    }

    /** The sentence of a command that meets this address. */
    private static String sentence(String uri) {
        try (var database = MongoConnection.at(uri)) {
            var failure = catchThrowableOfType(Problem.class, database::requireAnswer);
            assertThat(failure).as(uri).isNotNull();
            return failure.getMessage();
        }
    }

    private static String at(int port, String options) {
        return "mongodb://127.0.0.1:" + port + "/sample_mflix?" + QUICK + options;
    }

    private static String withUser(int port, String options) {
        return at(port, options).replace("://", "://ada:" + PASSWORD + "@");
    }

    private TlsProxy tls(Certificates.Identity server, boolean asksForCertificate) {
        var behind = opened(TestDatabase.inMemory());
        return opened(new TlsProxy(CERTIFICATES.serverContext(server), behind.port(), asksForCertificate));
    }

    private String authority() {
        return "&tlsCAFile="
                + Certificates.write(
                        folder.resolve("authority.pem"),
                        CERTIFICATES.authority().certificatePem());
    }

    @Test
    @Tag("F-145")
    @Tag("F-156")
    void tenCausesAreTenSentencesWithTheHostAndWithoutASecret() throws IOException {
        var causes = new LinkedHashMap<ConnectionCause, String>();
        var trusted = tls(CERTIFICATES.of("server", "127.0.0.1"), false);
        var named = tls(CERTIFICATES.of("server", "elsewhere.example"), false);
        var set = opened(new FakeMongo(Map.of("setName", "rs1", "hosts", List.of("127.0.0.1:1"))));
        var users = opened(new FakeMongo(Map.of(), "admin.ada"));
        var wrongSource = opened(new FakeMongo(Map.of(), "admin.ada"));
        var nobody = opened(new FakeMongo(Map.of()));
        causes.put(ConnectionCause.CERTIFICATE_NOT_TRUSTED, sentence(at(trusted.port(), "&tls=true")));
        causes.put(ConnectionCause.TLS_WANTED, sentence(at(trusted.port(), "")));
        causes.put(ConnectionCause.WRONG_SET, sentence(at(set.port(), "&replicaSet=rs0")));
        causes.put(ConnectionCause.NAME_NOT_FOUND, sentence("mongodb://nowhere.example.invalid/?" + QUICK));
        causes.put(
                ConnectionCause.SRV_NOT_FOUND,
                ofSrv(new NameNotFoundException("DNS name not found")).sentence());
        causes.put(ConnectionCause.REFUSED_CONNECTION, sentence(at(closedPort(), "")));
        causes.put(ConnectionCause.CERTIFICATE_OF_ANOTHER_HOST, sentence(at(named.port(), authority())));
        causes.put(ConnectionCause.WRONG_PASSWORD, sentence(withUser(users.port(), "&authSource=admin")));
        causes.put(ConnectionCause.UNKNOWN_USER, sentence(withUser(nobody.port(), "&authSource=admin")));
        causes.put(ConnectionCause.WRONG_AUTH_SOURCE, sentence(withUser(wrongSource.port(), "")));
        assertThat(causes.values()).doesNotHaveDuplicates().hasSize(10);
        causes.forEach((cause, sentence) -> {
            var beginning =
                    cause.sentence("HOST", "ada", "").replaceFirst(".*HOST", "").substring(0, 20);
            assertThat(sentence).as(cause.name()).contains(beginning);
            assertThat(sentence)
                    .containsPattern("127\\.0\\.0\\.1:\\d+|nowhere\\.example\\.invalid")
                    .doesNotContain(PASSWORD, "com.mongodb", "Exception", "\n");
        });
    }

    @ParameterizedTest
    @EnumSource(ConnectionCause.class)
    @Tag("F-156")
    void sentenceForAPageNamesNoHostAndNoUser(ConnectionCause cause) {
        var diagnosis =
                new ConnectionDiagnosis(cause, "db7.example.net:27017", "ada", cause.detailIsPublic() ? "rs1" : " db7");
        assertThat(diagnosis.withoutNames())
                .doesNotContain("db7", "ada", "27017", "{")
                .matches(".*[.?]");
        assertThat(diagnosis.sentence()).contains("db7.example.net").doesNotContain("{");
    }

    private static ConnectionDiagnosis ofSrv(Exception cause) {
        return ConnectionDiagnostics.ofNoClient(
                        new MongoConfigurationException("Unable to look up SRV record", named(cause)))
                .orElseThrow();
    }

    private static Exception named(Exception cause) {
        try {
            ((NamingException) cause).setRemainingName(new CompositeName("nowhere.example.invalid"));
            return cause;
        } catch (InvalidNameException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Tag("F-146")
    void silentDnsIsNotAMissingRecord() {
        assertThat(ofSrv(new CommunicationException("DNS error")).cause()).isEqualTo(ConnectionCause.DNS_SILENT);
    }

    @Test
    @Tag("F-146")
    void serverThatDoesNotSpeakTlsIsNamed() {
        var plain = opened(TestDatabase.inMemory());
        assertThat(sentence(at(plain.port(), "&tls=true"))).contains("does not speak TLS");
    }

    @Test
    @Tag("F-146")
    void expiredCertificateIsNamed() {
        var old = tls(CERTIFICATES.expired("server", "127.0.0.1"), false);
        assertThat(sentence(at(old.port(), authority()))).contains("not valid today");
    }

    @Test
    @Tag("F-146")
    void certificateOfTheApplicationThatIsMissingIsNamed() {
        var asking = tls(CERTIFICATES.of("server", "127.0.0.1"), true);
        assertThat(sentence(at(asking.port(), authority()))).contains("wants a certificate of the application");
    }

    @Test
    @Tag("F-146")
    void serverAloneIsNoMemberOfASet() {
        var alone = opened(TestDatabase.inMemory());
        assertThat(sentence(at(alone.port(), "&replicaSet=rs0"))).contains("not a member of a replica set");
    }

    @Test
    @Tag("F-146")
    void setWithoutAPrimaryIsNamed() {
        var set = opened(new FakeMongo(Map.of("setName", "rs0", "ismaster", false, "secondary", true)));
        set.names("127.0.0.1:" + set.port());
        assertThat(sentence(at(set.port(), "&replicaSet=rs0"))).contains("has no primary");
    }

    @Test
    @Tag("F-146")
    void setWhoseMembersHaveNamesThatLeadNowhereIsNamed() {
        var set = opened(new FakeMongo(Map.of("setName", "rs0")));
        set.names("nowhere.example.invalid:27017");
        assertThat(sentence(at(set.port(), "&replicaSet=rs0")))
                .contains("nowhere.example.invalid")
                .contains("directConnection=true");
    }

    @Test
    @Tag("F-146")
    void serverThatIsTooOldIsNamed() {
        var old = opened(new FakeMongo(Map.of("maxWireVersion", 6)));
        assertThat(sentence(at(old.port(), ""))).contains("too old");
    }

    @Test
    @Tag("F-146")
    void serverBehindNoLoadBalancerIsNamed() {
        var alone = opened(TestDatabase.inMemory());
        assertThat(sentence(at(alone.port(), "&loadBalanced=true"))).contains("loadBalanced=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n220 mail ESMTP\r\n"
            })
    @Tag("F-146")
    void anotherProgramOnThePortIsNamed(String words) throws IOException {
        var other = opened(new Listener(socket -> {
            socket.getInputStream().read(new byte[64]);
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            socket.close();
        }));
        assertThat(sentence(at(other.port(), ""))).containsAnyOf("not as a MongoDB does", "closes the connection");
    }

    @Test
    @Tag("F-146")
    void serverThatHangsUpIsNamed() throws IOException {
        var other = opened(new Listener(Socket::close));
        assertThat(sentence(at(other.port(), ""))).contains("closes the connection");
    }

    @Test
    @Tag("F-146")
    void serverThatSaysNothingIsNamed() throws IOException {
        var silent = opened(new Listener(socket -> {}));
        assertThat(sentence(at(silent.port(), ""))).contains("says nothing");
    }

    @Test
    @Tag("F-146")
    void networkThatAnswersNothingIsNamed() {
        var failure = new MongoSocketOpenException(
                "Exception opening socket",
                new ServerAddress("192.0.2.1", 27017),
                new SocketTimeoutException("Connect timed out"));
        assertThat(FailureCause.of(failure)).contains(ConnectionCause.NO_ROUTE);
    }

    @Test
    @Tag("F-146")
    void unknownCertificateOfTheApplicationIsNamed() {
        var users = opened(new FakeMongo(Map.of()));
        var proxy = opened(
                new TlsProxy(CERTIFICATES.serverContext(CERTIFICATES.of("server", "127.0.0.1")), users.port(), true));
        var ada = CERTIFICATES.of("ada");
        var file = Certificates.write(folder.resolve("ada.pem"), ada.certificatePem(), ada.keyPem());
        var uri = at(proxy.port(), authority() + "&authMechanism=MONGODB-X509&tlsCertificateKeyFile=" + file);
        assertThat(sentence(uri)).contains("no user for the certificate");
    }

    @Test
    @Tag("F-145")
    void serverThatTellsNothingOfItsUsersGivesAHintOnly() {
        var users = opened(new FakeMongo(Map.of()));
        var database = opened(MongoConnection.at(withUser(users.port(), "&authMechanism=PLAIN")));
        assertThat(catchThrowableOfType(Problem.class, database::requireAnswer))
                .hasMessageContaining("does not let the user ada in");
    }

    @Test
    void databaseThatAnswersHasNoDiagnosis() {
        var good = opened(TestDatabase.inMemory());
        good.database().requireAnswer();
        assertThat(good.database().diagnose(new MongoTimeoutException("late"))).isEqualTo(Optional.empty());
    }

    // A time-out that counts from each byte would wait for all of the million bytes that it announces.
    @Test
    @Tag("F-146")
    void peerThatDripsHoldsTheProbeForSecondsOnly() throws IOException {
        Listener.Manners drips = socket -> {
            socket.getOutputStream().write(new byte[] {0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xDD, 7, 0, 0});
            while (true) {
                socket.getOutputStream().write(0);
                LockSupport.parkNanos(100_000_000);
            }
        };
        try (var listener = new Listener(drips)) {
            var server = new ServerAddress("127.0.0.1", listener.port());
            var answer = assertTimeoutPreemptively(
                    Duration.ofSeconds(60), () -> new SocketProbe().hello(server, false, new BsonDocument()));
            assertThat(answer).isEmpty();
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A program that listens and is no database. */
    private static final class Listener implements AutoCloseable {
        interface Manners {
            void receive(Socket socket) throws IOException;
        }

        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> sockets = new ArrayList<>();

        Listener(Manners manners) throws IOException {
            var thread = new Thread(() -> serve(manners), "listener");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return door.getLocalPort();
        }

        private void serve(Manners manners) {
            while (!door.isClosed()) {
                try {
                    receive(manners, door.accept());
                } catch (IOException e) {
                    return; // the test is over
                }
            }
        }

        private void receive(Manners manners, Socket socket) throws IOException {
            synchronized (sockets) {
                sockets.add(socket);
            }
            try {
                manners.receive(socket);
            } catch (IOException e) {
                socket.close(); // the client has gone
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            synchronized (sockets) {
                for (var socket : sockets) {
                    socket.close();
                }
            }
        }
    }
}
