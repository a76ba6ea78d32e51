package mflix.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mflix.testing.ChildServer;
import mflix.testing.Deployed;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.Document;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many at once: each group of clients gets its answers, and does not keep the others from theirs. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class CrowdsIT {
    private final ExecutorService crowd = Executors.newFixedThreadPool(200);

    @ArquillianResource
    private URI root;

    private Site site;
    private Visitor stranger;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
        stranger = Visitor.stranger(site);
    }

    @AfterEach
    void close() {
        crowd.shutdownNow();
    }

    private List<CompletableFuture<Answer>> begun(int many, Supplier<Answer> request) {
        return IntStream.range(0, many)
                .mapToObj(i -> CompletableFuture.supplyAsync(request, crowd))
                .toList();
    }

    private static String outcome(Answer answer) {
        return answer.status() + answer.code();
    }

    // The hash of this account takes a quarter of a second to check, as in earnest; those of other tests are cheap.
    private static String accountWithADearHash(String password) {
        var email = "dear-" + UUID.randomUUID() + "@example.com";
        var hash = BCrypt.with(BCrypt.Version.VERSION_2B).hashToString(12, password.toCharArray());
        try (var database = Deployed.database()) {
            database.documents()
                    .getCollection("users")
                    .insertOne(
                            new Document("email", email).append("name", "Dear").append("password", hash));
        }
        return email;
    }

    @Test
    @Tag("F-40")
    @Tag("user_management")
    void twoHundredLogInsLeaveOtherRequestsAnswered() {
        var password = "costs a quarter of a second";
        var email = accountWithADearHash(password);
        var ada = Visitor.user(site);
        var logins = begun(200, () -> stranger.account().login(email, password));
        ChildServer.await("the first refusal", () -> logins.stream().anyMatch(CrowdsIT::isRefused));
        for (var answer : List.of(
                ada.movies().list(), ada.movies().genres(), ada.account().me())) {
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(logins)
                .as("log-ins under way after the others were answered")
                .anyMatch(login1 -> !login1.isDone());
        var outcomes = logins.stream()
                .map(CompletableFuture::join)
                .collect(Collectors.groupingBy(CrowdsIT::outcome, Collectors.counting()));
        assertThat(outcomes).containsOnlyKeys("200", "503SERVER_BUSY");
    }

    private static boolean isRefused(CompletableFuture<Answer> login) {
        return login.isDone() && login.join().status() == 503;
    }

    @Test
    @Tag("F-564")
    void whoeverHasWrittenACommentSeesItAtOnceThoughManyReadTheSameFilm() {
        var ada = Visitor.user(site);
        var film = stranger.movies().firstId();
        var isOver = new AtomicBoolean();
        var readers = begun(8, () -> readUntil(isOver, film));
        for (var i = 0; i < 10; i++) {
            var text = "written while others read " + UUID.randomUUID();
            assertThat(ada.comments().write(film, text).status()).isEqualTo(201);
            assertThat(stranger.movies().one(film).text()).contains(text);
        }
        isOver.set(true);
        readers.forEach(reader -> assertThat(reader.join().status()).isEqualTo(200));
    }

    private Answer readUntil(AtomicBoolean isOver, String film) {
        var answer = stranger.movies().one(film);
        while (!isOver.get() && answer.status() == 200) {
            answer = stranger.movies().one(film);
        }
        return answer;
    }

    @Test
    @Tag("F-69")
    void tenThousandBadTokensAreRefusedAndHardlyLogged() {
        var before = Deployed.logged("tokens_refused");
        var minutes = System.nanoTime() / 60_000_000_000L;
        var bad = stranger.with("eyJhbGciOiJIUzI1NiJ9.e30.bm8");
        for (var part : begun(10, () -> last(1000, bad))) {
            assertThat(part.join().status()).isEqualTo(401);
        }
        assertThat(Visitor.user(site).account().me().status()).isEqualTo(200);
        var passed = System.nanoTime() / 60_000_000_000L - minutes;
        assertThat(Deployed.logged("tokens_refused") - before).isLessThanOrEqualTo(passed + 1);
    }

    private static Answer last(int times, Visitor visitor) {
        Answer answer = null;
        for (int i = 0; i < times; i++) {
            answer = visitor.account().me();
            assertThat(answer.status()).isEqualTo(401);
        }
        return answer;
    }

    @Test
    @Tag("F-66")
    void hundredConnectionsThatDawdleDoNotStopTheOthers() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(dawdling("GET /api/v1/movies HTTP/1.1\r\nHost: x\r\nX-Slow: "));
            }
            for (int round = 0; round < 3; round++) {
                assertThat(site.anyone().movies().list().status()).isEqualTo(200);
                for (var socket : slow) {
                    socket.getOutputStream().write('x');
                }
            }
            for (var socket : slow) {
                socket.setSoTimeout(60_000);
                var answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
                assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"REQUEST_TIMEOUT\"");
            }
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
        assertThat(site.anyone().movies().list().status()).isEqualTo(200);
    }

    private Socket dawdling(String head) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort());
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }
}
