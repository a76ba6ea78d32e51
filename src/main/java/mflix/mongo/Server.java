package mflix.mongo;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers what the server can do, and asks again after it was away: it may be another one then. */
@Singleton
public class Server {
    private final Provider<Database> database;
    private final AtomicReference<Capabilities> known = new AtomicReference<>();

    @Inject
    public Server(Provider<Database> database) {
        this.database = database;
    }

    /** Asks the server at the first call and after {@link #forget}; blocks then. */
    public Capabilities capabilities() {
        var capabilities = known.get();
        if (capabilities == null) {
            capabilities = Capabilities.of(database.get());
            known.set(capabilities);
        }
        return capabilities;
    }

    /** The next question goes to the server again. */
    public void forget() {
        known.set(null);
    }
}
