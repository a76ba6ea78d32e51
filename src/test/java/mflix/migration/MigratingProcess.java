package mflix.migration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import mflix.mongo.Database;

/** A process of its own that takes up the active run, and at a milestone dies at once, freezes, or goes on. */
final class MigratingProcess {
    private static final int KILLED = 137;

    private MigratingProcess() {}

    /** {@code URI MILESTONE NTH (DIE | FREEZE)}. A frozen one says so on its output and goes on at a line of its input. */
    public static void main(String[] arguments) {
        var wanted = Milestone.valueOf(arguments[1]);
        var nth = Integer.parseInt(arguments[2]);
        var seen = new AtomicInteger();
        try (var database = Database.at(arguments[0]);
                var node = new Node(database.documents(), Node.SMALL, Clock.systemUTC())) {
            Runtime.getRuntime().addShutdownHook(new Thread(node.migrations()::stop));
            node.migrations().lead(node.migrations().active(Migrations.FIRST).orElseThrow(), milestone -> {
                if (milestone == wanted && seen.incrementAndGet() == nth) {
                    act(arguments[3]);
                }
            });
        }
        System.out.println("ended");
    }

    private static void act(String what) {
        if (what.equals("DIE")) {
            Runtime.getRuntime().halt(KILLED);
        }
        System.out.println("frozen");
        System.out.flush();
        try {
            var unused = System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Process start(String uri, Milestone milestone, int nth, String what) {
        var command = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                MigratingProcess.class.getName(),
                uri,
                milestone.name(),
                String.valueOf(nth),
                what);
        try {
            return command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
