package mflix.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Names that look like settings of this application but are not, such as misspelt ones: they would be ignored silently. */
public final class UnknownSettings {
    // between the launcher and its processes
    private static final Set<String> INTERNAL = Set.of(
            "mflix.home",
            "mflix.class-archive",
            "mflix.terminal",
            "mflix.ascii",
            "mflix.launcher",
            "mflix.host",
            "mflix.port",
            "mflix.listener.host",
            "mflix.listener.startup-port",
            "mflix.grace");
    private static final Set<String> OF_COMMANDS = Set.of(
            "MFLIX_ADMIN_URI",
            "MFLIX_ADMIN_URI_FILE",
            "MFLIX_APP_PASSWORD",
            "MFLIX_APP_PASSWORD_FILE",
            "MFLIX_SECRETS_DIR",
            "MFLIX_WORK_DIR");
    private static final String OF_TESTS = "MFLIX_TEST_";

    private UnknownSettings() {}

    /**
     * A sentence for each.
     *
     * @param names of system properties and of variables of the environment
     * @param known the keys of all settings
     */
    public static List<String> among(Iterable<String> names, Set<String> known) {
        var variables = known.stream().map(UnknownSettings::variable).collect(Collectors.toSet());
        variables.addAll(OF_COMMANDS);
        INTERNAL.forEach(key -> variables.add(variable(key)));
        Predicate<String> isOurs = name -> name.startsWith("mflix.") || name.startsWith("MFLIX_");
        return StreamSupport.stream(names.spliterator(), false)
                .filter(isOurs.and(name -> !name.startsWith(OF_TESTS)))
                .filter(name -> !variables.contains(variable(name)))
                .distinct()
                .sorted()
                .map(name -> name + " is no setting of MFlix and has no effect; is it misspelt?")
                .toList();
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
