package mflix.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicInteger;
import mflix.migration.engine.BatchMoment;
import mflix.mongo.MongoConnection;
import mflix.testing.ChildServer;

/** A process of its own that takes up the active run, and at a milestone dies at once, or waits until it is asked to go on. */
final class MigratingProcess {
    static final int KILLED = 137;

    /** Sent to a waiting process after SIGTERM: it waits for that to have its effect before it goes on. */
    static final String GO_ON_WHEN_ENDING = "go on when ending";

    private MigratingProcess() {}

    /** {@code MILESTONE NTH (DIE | WAIT)}. A waiting one says so on its output and goes on at a line of its input. */
    public static void main(String[] arguments) {
        var wanted = BatchMoment.valueOf(arguments[0]);
        var nth = Integer.parseInt(arguments[1]);
        var seen = new AtomicInteger();
        try (var database = MongoConnection.at(System.getenv(ChildProcess.URI));
                var node = new Node(database.documents(), Node.SMALL, Clock.systemUTC())) {
            var stopping = new Thread(node.migrations()::stop);
            Runtime.getRuntime().addShutdownHook(stopping);
            node.migrations().lead(node.migrations().active(Migrations.FIRST).orElseThrow(), milestone -> {
                if (milestone == wanted && seen.incrementAndGet() == nth) {
                    act(arguments[2], stopping);
                }
            });
        }
        System.out.println("ended");
    }

    private static void act(String what, Thread stopping) {
        if (what.equals("DIE")) {
            Runtime.getRuntime().halt(KILLED);
        }
        System.out.println("waiting");
        System.out.flush();
        if (new Scanner(System.in, UTF_8).nextLine().equals(GO_ON_WHEN_ENDING)) {
            ChildServer.await(
                    "the stop to wait for the batch", () -> stopping.getState() == Thread.State.TIMED_WAITING);
        }
    }
}
