package mflix.mongo.settings;

import com.mongodb.ConnectionString;
import java.util.List;
import java.util.Set;

/** A MongoDB address as the driver takes it, without a question to the DNS. */
final class OfflineUri {
    private static final Set<String> SRV_ONLY = Set.of("srvservicename", "srvmaxhosts", "srvallowedhostssuffix");

    private OfflineUri() {}

    // ConnectionString asks the DNS at once for mongodb+srv; without +srv the grammar is the same and no look-up is
    // needed.
    // Only an SRV address has TLS by default.
    static ConnectionString of(String uri) {
        var plain = TlsOptions.without(uri);
        var parts = UriOptions.of(plain).filter(UriOptions::isSrv);
        if (parts.isEmpty()) {
            return new ConnectionString(plain);
        }
        var tls = parts.get().has("tls") ? List.<String>of() : List.of("tls=true");
        var twin = parts.get().with(option -> !SRV_ONLY.contains(option.key()), tls);
        return new ConnectionString(twin.replaceFirst("\\+srv", ""));
    }
}
