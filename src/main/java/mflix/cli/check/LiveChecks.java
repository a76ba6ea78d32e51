package mflix.cli.check;

import com.mongodb.MongoException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.MongoConnection;
import mflix.mongo.MongoFailures;
import mflix.status.checks.CheckFinding;
import mflix.status.checks.PrivilegeCheck;
import org.bson.Document;

/** What a database that answers says of itself. Only reads. */
final class LiveChecks {
    private static final Duration SKEW_TO_MENTION = Duration.ofSeconds(2);
    private static final Duration SKEW_THAT_HARMS = Duration.ofMinutes(1);
    private static final double MEGABYTE = 1 << 20;
    private static final List<String> NEEDED = List.of("find", "insert", "update", "remove");

    private final MongoConnection database;
    private final boolean isEmbedded;

    LiveChecks(MongoConnection database, boolean isEmbedded) {
        this.database = database;
        this.isEmbedded = isEmbedded;
    }

    private interface Step {
        void write(CheckReport report);
    }

    void writeTo(CheckReport report) {
        report.ok("address", "The database " + database.name() + " answers.");
        if (!isEmbedded) {
            step(report, "tls", this::writeTls);
            step(report, "user", this::writeUser);
        }
        step(report, "version", this::writeVersion);
        step(report, "indexes", this::writeIndexes);
        if (!isEmbedded) {
            step(report, "disk", this::writeDisk);
            step(report, "clock", this::writeClock);
        }
    }

    private static void step(CheckReport report, String subject, Step step) {
        try {
            step.write(report);
        } catch (MongoException e) {
            report.error(subject, "It cannot be told: " + MongoFailures.refusal(e));
        }
    }

    private void writeTls(CheckReport report) {
        var tls = database.settings().getSslSettings();
        if (tls.isEnabled() && tls.isInvalidHostNameAllowed()) {
            report.warning("tls", "The connection is encrypted, but to any host: take tlsAllowInvalidHostnames out.");
        } else if (tls.isEnabled()) {
            report.ok("tls", "The connection is encrypted, and the server's certificate is trusted.");
        } else if (isOnThisMachine()) {
            report.ok("tls", "The connection is not encrypted and does not leave this machine.");
        } else {
            report.warning(
                    "tls",
                    "The connection is not encrypted: everybody between can read it. Switch TLS on there, and put tls=true"
                            + " into the URI.");
        }
    }

    private boolean isOnThisMachine() {
        return database.client().getClusterDescription().getServerDescriptions().stream()
                .allMatch(server -> isLoopback(server.getAddress().getHost()));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    // More rights than needed are a risk; fewer are a failure.
    private void writeUser(CheckReport report) {
        var finding = PrivilegeCheck.of(database);
        if (finding instanceof CheckFinding.Passed) {
            report.ok("user", finding.message());
        } else if (isAllowedEnough()) {
            report.warning("user", finding.message());
        } else {
            report.error("user", finding.message());
        }
    }

    private boolean isAllowedEnough() {
        var who = database.privileges().get("authInfo", new Document());
        var privileges = who.getList("authenticatedUserPrivileges", Document.class, List.of());
        return !who.getList("authenticatedUsers", Document.class, List.of()).isEmpty()
                && NEEDED.stream().allMatch(action -> privileges.stream().anyMatch(one -> allows(one, action)));
    }

    private boolean allows(Document privilege, String action) {
        var resource = privilege.get("resource", new Document());
        var isHere = Boolean.TRUE.equals(resource.get("anyResource"))
                || (List.of("", database.name()).contains(String.valueOf(resource.get("db")))
                        && "".equals(resource.get("collection")));
        var actions = privilege.getList("actions", String.class, List.of());
        return isHere && (actions.contains(action) || actions.contains("anyAction"));
    }

    private void writeVersion(CheckReport report) {
        var version =
                database.reading().runCommand(new Document("buildInfo", 1)).getString("version");
        var hello = database.reading().runCommand(new Document("isMaster", 1));
        if (isEmbedded) {
            report.ok("version", "The embedded database behaves like MongoDB " + version + ".");
        } else if (hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg"))) {
            report.ok("version", "MongoDB " + version + ".");
        } else {
            report.warning(
                    "version",
                    "MongoDB " + version + " as one server alone: what it has is lost with it. Make it a replica set.");
        }
    }

    private void writeIndexes(CheckReport report) {
        var missing = DatabaseIndexes.missing(database.reading());
        if (missing.isEmpty()) {
            report.ok("indexes", "All indexes are there.");
        } else {
            report.warning(
                    "indexes",
                    "Missing are " + String.join(", ", missing)
                            + ". The server makes them in the background when it starts; until then some pages are slow.");
        }
    }

    private void writeDisk(CheckReport report) {
        var stats = database.reading().runCommand(new Document("dbStats", 1));
        if (!(stats.get("fsTotalSize") instanceof Number total) || !(stats.get("fsUsedSize") instanceof Number used)) {
            report.ok("disk", "The database server does not tell how much of its disk is free.");
            return;
        }
        var free = total.doubleValue() - used.doubleValue();
        var sentence = String.format(Locale.ROOT, "%,.0f MB are free on the disk of the database", free / MEGABYTE);
        if (free < total.doubleValue() / 50) {
            report.error("disk", sentence + ", less than 2 %: make room before writes fail.");
        } else if (free < total.doubleValue() / 10) {
            report.warning("disk", sentence + ", less than 10 %: make room.");
        } else {
            report.ok("disk", sentence + ".");
        }
    }

    private void writeClock(CheckReport report) {
        var clock = Clock.systemUTC();
        var before = clock.instant();
        var told = database.reading().runCommand(new Document("isMaster", 1)).get("localTime");
        if (!(told instanceof Date there)) {
            report.ok("clock", "The database server does not tell its time.");
            return;
        }
        var skew = skew(before, there.toInstant(), clock.instant());
        var sentence = "The clocks of this machine and of the database differ by "
                + String.format(Locale.ROOT, "%.1f s", skew.toMillis() / 1000.0);
        if (skew.compareTo(SKEW_THAT_HARMS) > 0) {
            report.error("clock", sentence + ": sessions end at the wrong time. Set both by NTP.");
        } else if (skew.compareTo(SKEW_TO_MENTION) > 0) {
            report.warning("clock", sentence + ": set both by NTP.");
        } else {
            report.ok("clock", sentence + ".");
        }
    }

    /** How far the server's time is outside of the two local times between which it was asked for. */
    static Duration skew(Instant before, Instant there, Instant after) {
        if (there.isBefore(before)) {
            return Duration.between(there, before);
        }
        return there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
    }
}
