package mflix.mongo.diagnosis;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerListener;
import java.util.LinkedHashMap;
import java.util.Map;

/** The driver's last description of each server that it found: also of one that it has dropped since. */
public final class ServerDescriptions implements ServerListener {
    private final Map<ServerAddress, ServerDescription> last = new LinkedHashMap<>();

    @Override
    public synchronized void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
        see(event.getNewDescription());
    }

    private void see(ServerDescription server) {
        if (server.isOk() || server.getException() != null) { // otherwise it is about to be asked
            last.put(server.getAddress(), server);
        }
    }

    /**
     * In the order in which the servers were found, those of {@code now} included: the driver fails a command by what it has seen
     * before it calls its listeners.
     */
    public synchronized Map<ServerAddress, ServerDescription> servers(ClusterDescription now) {
        now.getServerDescriptions().forEach(this::see);
        return new LinkedHashMap<>(last);
    }
}
