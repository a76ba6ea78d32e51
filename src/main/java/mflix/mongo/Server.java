package mflix.mongo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Remembers what the server can do, and asks again after it was away: it may be another one then. */
@Singleton
public class Server {
    // compared by identity: an answer is kept only in the place of the very question that it was asked for
    private static final class Kept {
        private final Capabilities answer;

        private Kept(Capabilities answer) {
            this.answer = answer;
        }
    }

    private final Supplier<Capabilities> question;
    private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(null));

    @Inject
    public Server(Database database) {
        this(() -> Capabilities.of(database));
    }

    public Server(Supplier<Capabilities> question) {
        this.question = question;
    }

    /** Asks the server at the first call and after {@link #forget}; blocks then. */
    public Capabilities capabilities() {
        var before = kept.get();
        if (before.answer != null) {
            return before.answer;
        }
        var answer = question.get();
        kept.compareAndSet(before, new Kept(answer)); // not when it was forgotten meanwhile: it may be the old server's
        return answer;
    }

    /** The next question goes to the server again. */
    public void forget() {
        kept.set(new Kept(null));
    }
}
