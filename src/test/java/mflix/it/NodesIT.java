package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import mflix.testing.Balancer;
import mflix.testing.ChildServer;
import mflix.testing.FakeReplicaSet;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several packaged servers on one database, behind nginx where it is there, restarted one after the other while they are used. */
class NodesIT {
    private static final int NODES = Integer.getInteger("mflix.test.nodes", 0);
    private static final Duration LOAD = Duration.ofSeconds(60);
    private static final int FILMS = 300;
    private static final int CLIENTS = 4;
    private static final String MIGRATION = "movies-lastupdated";
    private static final Map<String, String> SETTINGS = Map.of(
            "MFLIX_SECRET_KEY", "one key for all nodes, of enough bytes",
            "MFLIX_DEMO_MODE", "true",
            "MFLIX_PASSWORD_COST", "4",
            "MFLIX_LIMIT_SEARCHES", "0",
            "MFLIX_LIMIT_COMMENTS", "0",
            "MFLIX_LIMIT_REGISTRATIONS", "0",
            "MFLIX_MIGRATION_BATCH_SIZE", "1",
            "MFLIX_MIGRATION_LEASE", "PT5S");

    private final FakeReplicaSet database = new FakeReplicaSet();
    private final List<ChildServer> nodes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();
    private volatile boolean isOver;

    @TempDir
    private Path temp;

    private Balancer balancer;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(NODES > 1, "needs minutes: ./mvnw verify -Pnodes");
        database.database()
                .documents()
                .getCollection("movies")
                .insertMany(IntStream.range(0, FILMS)
                        .mapToObj(n -> new Document("_id", id(n))
                                .append("title", "Film " + n)
                                .append("genres", List.of(n % 2 == 0 ? "Drama" : "War"))
                                .append("lastupdated", "2015-08-26 00:03:50.133000000"))
                        .toList());
        for (var i = 0; i < NODES; i++) {
            ports.add(ChildServer.freePort());
            nodes.add(start(i).awaitStarted());
        }
        balancer = Balancer.of(ports, temp.resolve("balancer"));
    }

    private ChildServer start(int node) {
        var settings = new HashMap<>(SETTINGS);
        settings.put("MFLIX_DB_URI", database.uri("retryWrites=true"));
        return ChildServer.startOn(ports.get(node), temp.resolve("node" + node), settings, "--grace", "6");
    }

    @AfterEach
    void close() {
        isOver = true;
        if (balancer != null) {
            balancer.close();
        }
        nodes.forEach(ChildServer::close);
        database.close();
    }

    private static ObjectId id(int n) {
        return new ObjectId("%024x".formatted(n + 1));
    }

    @Test
    @Tag("F-452")
    void restartedOneAfterTheOtherNoRequestFailsAndNoWriteIsLost() throws InterruptedException {
        var site = balancer.site();
        var admin = Visitor.admin(site);
        isKnownEverywhere(admin);
        isThrottledEverywhere();
        var run = admin.migrations()
                .start(MIGRATION, BsonDocument.parse("{rangeSize: 100, pace: {minPauseMillis: 300}}"));
        assertThat(run.status()).as(run.toString()).isEqualTo(202);
        var href = run.json().getString("href").getValue();
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(n -> new Thread(() -> use(n), "client-" + n))
                .toList();
        var end = System.nanoTime() + LOAD.toNanos();
        clients.forEach(Thread::start);
        for (var node = 0; node < NODES; node++) {
            assertThat(nodes.get(node).terminate()).isEqualTo(143);
            nodes.get(node).close();
            nodes.set(node, start(node).awaitStarted());
            awaitReady(node);
        }
        while (System.nanoTime() < end) {
            Thread.sleep(200);
        }
        isOver = true;
        for (var client : clients) {
            client.join();
        }
        System.out.println("nodes=" + NODES + " balancer=" + balancer + " requests=" + requests + " writes="
                + written.size() + " failed=" + failures.size());
        assertThat(failures).isEmpty();
        assertThat(requests.get()).isGreaterThan(100);
        assertThat(stored()).containsAll(written);
        isTakenOver(admin, href);
    }

    private void awaitReady(int node) {
        nodes.get(node)
                .awaitWhileRunning(
                        "the readiness of node " + node,
                        () -> new Site(ports.get(node)).page("/health/ready").statusCode() == 200);
    }

    // A session of one node is one of all, and ends on all.
    private void isKnownEverywhere(Visitor admin) {
        for (var port : ports) {
            assertThat(new Site(port).as(admin.token()).account().me().status()).isEqualTo(200);
        }
        var user = Visitor.user(new Site(ports.get(0)));
        assertThat(new Site(ports.get(1)).as(user.token()).account().logout().status())
                .isEqualTo(200);
        for (var port : ports) {
            assertThat(new Site(port).as(user.token()).account().me().status()).isEqualTo(401);
        }
    }

    private void isThrottledEverywhere() {
        var email = "guessed-" + System.nanoTime() + "@example.com";
        for (var guess = 0; guess < 9; guess++) {
            var node = new Site(ports.get(guess % NODES)).anyone().account();
            assertThat(node.login(email, "wrong " + guess).status()).isEqualTo(401);
        }
        assertThat(new Site(ports.get(0))
                        .anyone()
                        .account()
                        .login(email, "wrong")
                        .status())
                .isEqualTo(429);
        for (var port : ports) {
            assertThat(new Site(port).anyone().account().login(email, "wrong").status())
                    .isEqualTo(429);
        }
    }

    private void use(int number) {
        var site = balancer.site();
        try {
            var visitor = Visitor.user(site);
            for (var round = number; !isOver; round++) {
                var film = id(round % FILMS).toHexString();
                var films = site.anyone().movies();
                asked(films.page(round % 10));
                asked(films.search("genre", "War"));
                asked(films.one(film));
                var comment = visitor.comments().write(film, "Round " + round);
                asked(comment);
                if (comment.status() == 201) {
                    written.add(comment.json().getString("comment_id").getValue());
                }
                asked(visitor.account().me());
            }
        } catch (RuntimeException | AssertionError e) {
            failures.add(e.toString());
        }
    }

    private void asked(Site.Answer answer) {
        requests.incrementAndGet();
        if (answer.status() >= 400) {
            failures.add(answer.toString());
        }
    }

    private Set<String> stored() {
        var ids = new HashSet<String>();
        database.database()
                .documents()
                .getCollection("comments")
                .find()
                .forEach(comment -> ids.add(comment.getObjectId("_id").toHexString()));
        return ids;
    }

    // The node with the lease was restarted in its turn.
    private void isTakenOver(Visitor admin, String href) {
        ChildServer.await(
                "the end of the migration",
                () -> !admin.migrations().run(href).json().isNull("endedAt"));
        assertThat(admin.migrations().run(href).json().getString("state").getValue())
                .isEqualTo("SUCCEEDED");
        var left = database.database()
                .documents()
                .getCollection("movies")
                .countDocuments(new Document("lastupdated", new Document("$type", "string")));
        assertThat(left).isZero();
        var stored = database.database()
                .documents()
                .getCollection("migration_runs")
                .find()
                .first();
        assertThat(stored.get("epoch")).as(stored.toJson()).isInstanceOf(Number.class);
        assertThat(((Number) stored.get("epoch")).intValue()).isGreaterThanOrEqualTo(2);
    }
}
