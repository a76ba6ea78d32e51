package mflix.migration.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Locale;

/** Where a worker works. */
public final class WorkerId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private WorkerId() {}

    public static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** A name for leases that no other process has: {@code host:pid:8 hex digits}. */
    public static String worker() {
        return String.format(
                Locale.ROOT, "%s:%d:%08x", host(), ProcessHandle.current().pid(), RANDOM.nextInt());
    }
}
