package mflix.mongo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Stores what the server can do, and asks again after it was away: it may be another one then. */
@Singleton
public class CapabilityCache {
    // compared by identity: an answer is kept only in the place of the very question that it was asked for
    private static final class Kept {
        private final ServerCapabilities answer;

        private Kept(ServerCapabilities answer) {
            this.answer = answer;
        }
    }

    private final Supplier<ServerCapabilities> question;
    private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(null));

    @Inject
    public CapabilityCache(MongoConnection database) {
        this(() -> ServerCapabilities.of(database));
    }

    public CapabilityCache(Supplier<ServerCapabilities> question) {
        this.question = question;
    }

    /** Asks the server at the first call and after {@link #forget}; blocks then. */
    public ServerCapabilities capabilities() {
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
