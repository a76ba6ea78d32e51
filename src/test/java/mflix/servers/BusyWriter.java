package mflix.servers;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mflix.testing.ChildServer;
import mflix.testing.Visitor;

/** Writes comments one after the other, until one is not acknowledged. */
final class BusyWriter {
    private static final long PAUSE_MILLIS = 30;

    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private BusyWriter(Visitor writer, String film) {
        this.thread = new Thread(() -> write(writer, film), "busy-writer");
    }

    /** Is at work when this returns. */
    static BusyWriter start(Visitor writer, String film) {
        var busy = new BusyWriter(writer, film);
        busy.thread.start();
        ChildServer.await("the first comments", () -> busy.acknowledged.size() >= 3);
        return busy;
    }

    private void write(Visitor writer, String film) {
        try {
            while (true) {
                acknowledged.add(CommentSmoke.id(writer.comments().write(film, "written " + acknowledged.size())));
                Thread.sleep(PAUSE_MILLIS); // a person is slower, too
            }
        } catch (UncheckedIOException | AssertionError e) { // not acknowledged: the application is gone
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The ids of what was acknowledged, when it has come to its end. */
    List<String> acknowledged() {
        ChildServer.await("the last comment", () -> !thread.isAlive());
        return acknowledged;
    }
}
