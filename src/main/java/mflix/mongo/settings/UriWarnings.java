package mflix.mongo.settings;

import com.mongodb.ConnectionString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a URI asks for that is obeyed, and that an operator should know of. One sentence each, without any value that is
 * secret.
 */
final class UriWarnings {
    static final String EXAMPLE_USER =
            "The database user has the user name and password of the documentation, which everybody knows: change them.";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private UriWarnings() {}

    static List<String> of(String uri) {
        var warnings = of(OfflineUri.of(uri));
        warnings.addAll(UriCheck.unknown(uri));
        return warnings;
    }

    private static List<String> of(ConnectionString address) {
        var warnings = new ArrayList<String>();
        if (isExample(address)) {
            warnings.add(EXAMPLE_USER);
        }
        if (!Boolean.TRUE.equals(address.getSslEnabled()) && leavesTheMachine(address)) {
            warnings.add("The way to the database is not encrypted: put tls=true into the URI.");
        }
        if (address.getTimeout() != null) {
            warnings.add(
                    "timeoutMS in the URI removes wtimeout from every write, and then a write may wait for the majority"
                            + " longer than it should: take it out, the other time-outs bound every wait.");
        }
        var concern = ClientSettings.of(address).getWriteConcern();
        if (!concern.isAcknowledged() || Integer.valueOf(1).equals(concern.getWObject())) {
            warnings.add("w=" + (concern.isAcknowledged() ? 1 : 0)
                    + " in the URI: writes that were acknowledged can be lost when the primary fails.");
        }
        if (concern.isAcknowledged() && Integer.valueOf(0).equals(concern.getWTimeout(TimeUnit.MILLISECONDS))) {
            warnings.add("wtimeoutMS=0 in the URI: a write may wait for the majority without end.");
        }
        return warnings;
    }

    private static boolean isExample(ConnectionString address) {
        var user = address.getCredential();
        return user != null
                && "mflixAppUser".equals(user.getUserName())
                && user.getPassword() != null
                && Arrays.equals("mflixAppPwd".toCharArray(), user.getPassword());
    }

    private static boolean leavesTheMachine(ConnectionString address) {
        return address.getHosts().stream()
                .map(host -> host.replaceFirst(":[0-9]+$", ""))
                .anyMatch(host -> !LOOPBACK.contains(host));
    }
}
