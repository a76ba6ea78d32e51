package mflix.mongo;

import com.mongodb.event.CommandListener;
import java.util.Optional;

/** Follows commands into traces, on a server that can send such. */
public interface CommandTracing {
    /** To be called for each command of the application's client; absent while traces are off. */
    Optional<CommandListener> listener();
}
