package mflix.cli.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the log of a starting server shows: its progress, and why the start failed. */
record StartLog(String text) {
    /** Seen when the server lost the class loader of the application; another start helps. */
    static final Pattern LOADER_LOST = Pattern.compile("does not contain any EJB|\\bcl is null\\b");

    /** Seen when two of the server's services that began at the same moment met in a list of HK2's; another start helps. */
    static final Pattern SERVICES_COLLIDED = Pattern.compile("SystemDescriptor\\.invokeInstanceListeners");

    private static final Pattern READY = Pattern.compile("Payara Micro .* ready in ");
    // while the server still runs; other lines may be there in a start that ends well
    private static final Pattern FATAL = Pattern.compile(
            "OutOfMemoryError|BindException|BootstrapException|listener_not_opened|connections_not_guarded|"
                    + "Exception while (?:preparing|loading) the app|[Ff]ailed to deploy|Exception during lifecycle processing|"
                    + LOADER_LOST);

    private static final int MOST_TRIES = 8;
    private static final Pattern OWN_REFUSAL =
            Pattern.compile("(?:IllegalArgumentException|mflix\\.problem\\.Problem): ([^\\r\\n]+)");
    private static final Pattern NOT_PREPARED = Pattern.compile("database_not_prepared .*?because=(\\S+)");
    private static final Map<Pattern, String> CAUSES = new LinkedHashMap<>();
    private static final Map<String, String> STAGES = new LinkedHashMap<>();

    static {
        CAUSES.put(Pattern.compile("OutOfMemoryError"), "It ran out of memory.");
        CAUSES.put(
                Pattern.compile("Could not reserve enough space|insufficient memory"),
                "This machine has not enough memory for it.");
        CAUSES.put(Pattern.compile("No space left on device"), "The disk is full.");
        CAUSES.put(Pattern.compile("Address already in use"), "Its port was taken meanwhile.");
        CAUSES.put(Pattern.compile("BindException|Permission denied"), "It may not listen there.");
        CAUSES.put(Pattern.compile("listener_not_opened|connections_not_guarded"), "It could not open its port.");
        CAUSES.put(LOADER_LOST, "The server lost the application's class loader.");
        CAUSES.put(SERVICES_COLLIDED, "Two of its services got in each other's way.");
        CAUSES.put(FATAL, "The application could not be deployed.");
        // the last one in the log counts
        STAGES.put("database_prepared", "waiting for its first answer");
        STAGES.put("database_not_prepared", "waiting for the database");
        STAGES.put("embedded_database_open", "loading the demo catalogue");
        STAGES.put("starting database=", "opening the database");
        STAGES.put("", "deploying the application");
    }

    /** It will not start, even if it still runs. */
    boolean isFatal() {
        return FATAL.matcher(text).find() || unpreparedDatabase().isPresent();
    }

    /**
     * A sentence with the reason why a start failed, as far as the log has it; the application's own message comes first.
     */
    Optional<String> cause() {
        return OWN_REFUSAL
                .matcher(text)
                .results()
                .map(found -> found.group(1).strip())
                .findFirst()
                .or(this::knownCause)
                .or(this::unpreparedDatabase);
    }

    private Optional<String> knownCause() {
        return CAUSES.entrySet().stream()
                .filter(one -> one.getKey().matcher(text).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    // It retries without end, which is right for a server that runs.
    private Optional<String> unpreparedDatabase() {
        var tries = NOT_PREPARED.matcher(text).results().toList();
        return tries.size() < MOST_TRIES || text.contains("database_prepared")
                ? Optional.empty()
                : Optional.of("Its database could not be prepared, " + tries.size() + " times ("
                        + tries.get(tries.size() - 1).group(1) + ").");
    }

    /** The server is up, even if the application failed. */
    boolean isReady() {
        return READY.matcher(text).find();
    }

    /** The site's port is open. */
    boolean isOpen() {
        return text.contains("listener_opened");
    }

    /** The site's port could not be opened. */
    boolean hasNoPort() {
        return text.contains("listener_not_opened");
    }

    /** It failed by chance, and another start can succeed. */
    boolean isTransientFailure() {
        return LOADER_LOST.matcher(text).find()
                || SERVICES_COLLIDED.matcher(text).find();
    }

    /** What is being waited for, after "Starting: ". */
    String stage() {
        return STAGES.entrySet().stream()
                .filter(one -> text.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
