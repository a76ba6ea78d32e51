package mflix.mongo;

import java.util.Arrays;

/** The collections that the application uses, by their names in the database. */
public enum CollectionName {
    MOVIES("movies"),
    COMMENTS("comments"),
    USERS("users"),
    SESSIONS("sessions"),
    THEATERS("theaters"),
    /** What administrators did; rows {@code {at, by, act, about, reason}}. */
    AUDIT("mflix_audit"),
    /** What is suggested while somebody types; made of the films, rows {@code {kind, key, weight, suggestion}}. */
    SUGGESTIONS("suggestions"),
    /** Values that a migration left as they were; rows {@code {migration, document, resolvedAt}}. */
    MIGRATION_ERRORS("migration_errors"),
    /** Wrong passwords of a quarter of an hour; rows {@code {_id: address and e-mail, count, last, closedUntil}}. */
    LOGIN_MISTAKES("mflix_login_mistakes"),
    /** What the application does only once; rows {@code {_id: what, done}}. */
    MARKS("mflix_marks");

    private final String inDatabase;

    CollectionName(String inDatabase) {
        this.inDatabase = inDatabase;
    }

    /** The name in the database. */
    public String inDatabase() {
        return inDatabase;
    }

    /** Whether a collection of that name is one of them. */
    public static boolean isKnown(String inDatabase) {
        return Arrays.stream(values()).anyMatch(name -> name.inDatabase.equals(inDatabase));
    }
}
