package mflix.cli;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mflix.mongo.Config;

/**
 * Settings where there is no MicroProfile Config: a system property, else the environment under its rule for names
 * ({@code mflix.db.uri} is {@code MFLIX_DB_URI}). What stands on the command line wins.
 */
final class Environment {
    private Environment() {}

    static Config config(Map<String, String> commandLine) {
        return new Config(key -> Optional.ofNullable(commandLine.get(key))
                .or(() -> Optional.ofNullable(System.getProperty(key)))
                .or(() -> Optional.ofNullable(System.getenv(key)))
                .or(() -> Optional.ofNullable(System.getenv(variable(key)))));
    }

    /** The name of everything that is set, ours or not. */
    static Set<String> names() {
        var names = new HashSet<>(System.getenv().keySet());
        names.addAll(System.getProperties().stringPropertyNames());
        return names;
    }

    /** The name of a setting in the environment. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
