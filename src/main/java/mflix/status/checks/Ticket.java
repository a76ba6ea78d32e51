package mflix.status.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The sixteen promises that are checked on the running system. The name in lower case is the ticket's name in addresses and
 * the tag of its tests; a passed check shows the code.
 */
public enum Ticket {
    CONNECTION_POOLING("Connection Pooling", "5ad4f4f58d4b377bcf55d742", Kept.MISSION, Data.READ),
    TIMEOUTS("Timeouts", "5addf035498efdeb55e90b01", Kept.MISSION, Data.READ),
    ERROR_HANDLING("Error Handling", "5ae9b76a703c7c603202ef22", Kept.MISSION, Data.READ),
    LEAST_PRIVILEGE("Principle of Least Privilege", "5b61be29094dbae03bf30616", Kept.MISSION, Data.READ),
    USER_REPORT("User Report", "5accad3272455e5db79e4dad", Kept.MISSION, Data.WRITTEN),
    MIGRATION("Migration", "5ad9f6a64fec134d116fb06f", Kept.MISSION, Data.READ),
    CONNECTION("Connection", "5a9026003a466d5ac6497a9d", Kept.OTHER, Data.READ),
    PROJECTION("Projection", "5a94762f949291c47fa6474d", Kept.OTHER, Data.READ),
    TEXT_AND_SUBFIELD_SEARCH("Text and Subfield Search", "5a96a6a29c453a40d04922cc", Kept.OTHER, Data.READ),
    PAGING("Paging", "5a9824d057adff467fb1f526", Kept.OTHER, Data.READ),
    FACETED_SEARCH("Faceted Search", "5aa7d3948adcc3fb770f06fb", Kept.OTHER, Data.READ),
    USER_MANAGEMENT("User Management", "5a8d8ee2f9588ca2701894be", Kept.OTHER, Data.WRITTEN),
    USER_PREFERENCES("User Preferences", "5aabe31503ac76bc4f73e267", Kept.OTHER, Data.WRITTEN),
    GET_COMMENTS("Get Comments", "5ab5094fb526e43b570e4633", Kept.OTHER, Data.READ),
    CREATE_UPDATE_COMMENTS("Create/Update Comments", "5aba8d5113910c25d7058f8f", Kept.OTHER, Data.WRITTEN),
    DELETE_COMMENTS("Delete Comments", "5ac25c280a80ed6e67e1cecb", Kept.OTHER, Data.WRITTEN);

    private enum Kept {
        MISSION,
        OTHER
    }

    private enum Data {
        READ,
        WRITTEN
    }

    private final String title;
    private final String code;
    private final Kept kept;
    private final Data data;

    Ticket(String title, String code, Kept kept, Data data) {
        this.title = title;
        this.code = code;
        this.kept = kept;
        this.data = data;
    }

    public static Optional<Ticket> named(String name) {
        return Arrays.stream(values())
                .filter(ticket -> ticket.key().equals(name))
                .findFirst();
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Ticket::key).toList();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** Never shown before the check has passed. */
    public String code() {
        return code;
    }

    public boolean isOfTheMission() {
        return kept == Kept.MISSION;
    }

    /** Its check makes test users and comments of theirs, so it runs only on request. */
    public boolean writes() {
        return data == Data.WRITTEN;
    }
}
