package mflix.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import mflix.problem.SafeText;

/** Which names MongoDB takes for a collection, and what one that is being filled is called. */
final class CollectionNames {
    /** Of the name with the database's and a dot before it. */
    private static final int MOST_BYTES = 255;

    private static final int EMBEDDED_LENGTH = 128;
    private static final int KEPT = 40;

    private CollectionNames() {}

    /** Why this is no name for a collection of that database; empty when it is one. */
    static Optional<String> fault(String database, String collection, LoadTarget target) {
        if (collection.isEmpty()) {
            return Optional.of("the name of the collection is empty; expected at least one letter.");
        }
        if (collection.indexOf('$') >= 0 || collection.indexOf('\0') >= 0) {
            return Optional.of("the name of the collection holds $ or a null character; expected a name without them.");
        }
        if (collection.startsWith("system.")) {
            return Optional.of("the name of the collection begins with system., which MongoDB keeps for itself;"
                    + " expected another one.");
        }
        if (collection.startsWith(".") || collection.endsWith(".")) {
            return Optional.of("the name of the collection begins or ends with a dot; expected one inside at most.");
        }
        var bytes = (database + "." + collection).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES || (target == LoadTarget.EMBEDDED && collection.length() > EMBEDDED_LENGTH)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the name of the collection %s is too long: %d bytes with the database's name; expected at most %d%s.",
                    SafeText.quoted(collection),
                    bytes,
                    MOST_BYTES,
                    target == LoadTarget.EMBEDDED
                            ? ", and " + EMBEDDED_LENGTH + " letters in the embedded database"
                            : ""));
        }
        return Optional.empty();
    }

    /** Begins like the collection's own name and always fits. */
    static String staged(String collection, String load, int number) {
        var kept = collection.codePointCount(0, collection.length()) <= KEPT
                ? collection
                : collection.substring(0, collection.offsetByCodePoints(0, KEPT));
        return kept + ".loading-" + load + "-" + number;
    }
}
