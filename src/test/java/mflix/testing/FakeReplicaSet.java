package mflix.testing;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import mflix.mongo.MongoConnection;

/**
 * A replica set of one, in memory: the driver takes it for real and uses sessions and retryable writes. It fails on demand, and
 * repeats the answer to a write that was sent before, as MongoDB does. It supports the pipelines that migrations
 * use. No majority, rollback, {@code $text}, users or maxTime.
 */
public final class FakeReplicaSet implements AutoCloseable {
    private static final int THREADS = 64;

    /** How a command fails. */
    public enum Fault {
        NOT_PRIMARY(10107, "NotWritablePrimary"),
        SHUTTING_DOWN(91, "ShutdownInProgress"),
        INTERRUPTED(11600, "InterruptedAtShutdown"),
        TOO_SLOW(50, "MaxTimeMSExpired"),
        NOT_ALLOWED(13, "Unauthorized"),
        CURSOR_GONE(43, "CursorNotFound"),
        /** Done, but the majority did not confirm in time. */
        UNCONFIRMED(64, "WriteConcernTimeout"),
        /** Done after a second. */
        SLOW(0, ""),
        /** The connection is cut before it is done. */
        CUT_BEFORE(0, ""),
        /** It is done, and the connection cut before the answer. */
        CUT_AFTER(0, "");

        private final int code;
        private final String codeName;

        Fault(int code, String codeName) {
            this.code = code;
            this.codeName = codeName;
        }
    }

    /** A command as it arrived, with {@code lsid}, {@code txnNumber} and {@code writeConcern}. */
    public record Recorded(String command, Document query) {}

    private final Map<String, LinkedBlockingQueue<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<List<Object>, Document> answers = new ConcurrentHashMap<>();
    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();
    private final MongoServer server = new MongoServer(new Backend());
    private final String host;
    private final MongoConnection database;
    private volatile boolean isPrimary = true;
    private volatile CountDownLatch frozen = new CountDownLatch(0);

    /** Each connection may block a thread, so there are many. */
    public FakeReplicaSet() {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, THREADS);
        host = "127.0.0.1:" + server.getLocalAddress().getPort();
        database = MongoConnection.at(uri("serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500"));
    }

    public String uri(String options) {
        return "mongodb://" + host + "/sample_mflix?replicaSet=rs0&" + options;
    }

    public MongoConnection database() {
        return database;
    }

    /** The next so many commands of that name fail so; {@code merge} is an aggregation that writes. */
    public void fail(String command, int times, Fault fault) {
        var queue = faults.computeIfAbsent(lower(command), name -> new LinkedBlockingQueue<>());
        for (var i = 0; i < times; i++) {
            queue.add(fault);
        }
    }

    /** The same for one command on a collection. */
    public void failIn(String collection, String command, Fault fault) {
        fail(command + " " + collection, 1, fault);
    }

    /**
     * The question, with a fault for it each time it is asked: what a server asks by itself, or for a visitor who has left, may meet
     * the fault first.
     */
    public <T> Supplier<T> failing(String collection, String command, Fault fault, Supplier<T> question) {
        return () -> {
            failIn(collection, command, fault);
            return question.get();
        };
    }

    /** Whatever was to fail and was not asked for yet does not fail. */
    public void forgetFaults() {
        faults.clear();
    }

    /** No primary until {@link #stepUp}: the set says so, and refuses writes. */
    public void stepDown() {
        isPrimary = false;
    }

    public void stepUp() {
        isPrimary = true;
    }

    /** From now on it says nothing to anybody, as a stopped process does, until {@link #thaw}; then it does what had arrived. */
    public void freeze() {
        frozen = new CountDownLatch(1);
    }

    public void thaw() {
        frozen.countDown();
    }

    private void waitWhileFrozen() {
        try {
            frozen.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every command of that name so far, in the order of arrival. */
    public List<Recorded> recorded(String command) {
        return recorded.stream()
                .filter(one -> one.command().equals(lower(command)))
                .toList();
    }

    private final class Backend extends MemoryBackend {
        @Override
        public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
            return answer(channel, lower(command), query, () -> done(channel, databaseName, command, query));
        }

        private Document done(Channel channel, String databaseName, String command, Document query) {
            var pipelines = new FakePipelines((name, inner) -> super.handleCommand(channel, databaseName, name, inner));
            return pipelines
                    .answer(lower(command), query)
                    .orElseGet(() -> super.handleCommand(channel, databaseName, command, query));
        }
    }

    private Document answer(Channel channel, String name, Document query, Supplier<Document> doing) {
        waitWhileFrozen();
        if (name.equals("ismaster") || name.equals("hello")) {
            return hello();
        }
        recorded.add(new Recorded(name, query));
        if (!isPrimary && query.containsKey("writeConcern")) {
            return refusal(Fault.NOT_PRIMARY);
        }
        var fault = next(name + " " + query.get(query.keySet().iterator().next()));
        if (fault == null) {
            fault = next(query.toString().contains("$merge") ? "merge" : name);
        }
        Supplier<Document> once = () -> remembered(query, doing);
        return fault == null ? once.get() : failing(fault, channel, once);
    }

    private Fault next(String kind) {
        var queue = faults.get(kind);
        return queue == null ? null : queue.poll();
    }

    private static Document failing(Fault fault, Channel channel, Supplier<Document> doing) {
        return switch (fault) {
            case UNCONFIRMED -> doing.get().append("writeConcernError", unconfirmed());
            case SLOW -> {
                rest();
                yield doing.get();
            }
            case CUT_BEFORE -> cut(channel);
            case CUT_AFTER -> {
                var unused = doing.get();
                yield cut(channel);
            }
            default -> refusal(fault);
        };
    }

    private static void rest() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Document cut(Channel channel) {
        var unused = channel.close();
        return refusal(Fault.NOT_PRIMARY);
    }

    private static Document unconfirmed() {
        return new Document("code", Fault.UNCONFIRMED.code)
                .append("codeName", Fault.UNCONFIRMED.codeName)
                .append("errmsg", "waiting for replication timed out")
                .append("errInfo", new Document("wtimeout", true));
    }

    private static Document refusal(Fault fault) {
        var refusal = new Document("ok", 0)
                .append("code", fault.code)
                .append("codeName", fault.codeName)
                .append("errmsg", fault.codeName);
        var passes = fault == Fault.NOT_PRIMARY || fault == Fault.SHUTTING_DOWN || fault == Fault.INTERRUPTED;
        return passes ? refusal.append("errorLabels", List.of("RetryableWriteError")) : refusal;
    }

    // A write that is sent again under its number is not done again.
    private Document remembered(Document query, Supplier<Document> doing) {
        if (!query.containsKey("txnNumber")) {
            return doing.get();
        }
        var session = ((Document) query.get("lsid")).get("id");
        return answers.computeIfAbsent(List.of(session, query.get("txnNumber")), number -> doing.get())
                .clone();
    }

    private Document hello() {
        var hello = HelloReply.withLimits(isPrimary)
                .append("isWritablePrimary", isPrimary)
                .append("secondary", !isPrimary)
                .append("setName", "rs0")
                .append("setVersion", 1)
                .append("hosts", List.of(host))
                .append("me", host)
                .append("connectionId", 1)
                .append("localTime", Instant.now())
                .append("ok", 1.0);
        return isPrimary ? hello.append("primary", host) : hello;
    }

    private static String lower(String command) {
        return command.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        thaw();
        database.close();
        server.shutdownNow();
    }
}
