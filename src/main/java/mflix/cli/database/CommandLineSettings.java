package mflix.cli.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mflix.settings.SettingsReader;

/**
 * Settings where there is no MicroProfile Config: a system property, else the environment under its rule for names
 * ({@code mflix.db.uri} is {@code MFLIX_DB_URI}), else a file in {@code MFLIX_SECRETS_DIR}. An option on the command line
 * wins.
 */
public final class CommandLineSettings {
    private static final String SECRETS = "MFLIX_SECRETS_DIR";

    private CommandLineSettings() {}

    public static SettingsReader config(Map<String, String> commandLine) {
        return new SettingsReader(key -> Optional.ofNullable(commandLine.get(key))
                .or(() -> Optional.ofNullable(System.getProperty(key)))
                .or(() -> Optional.ofNullable(System.getenv(key)))
                .or(() -> Optional.ofNullable(System.getenv(variable(key))))
                .or(() -> Optional.ofNullable(System.getenv(SECRETS)).flatMap(folder -> secret(Path.of(folder), key))));
    }

    /** A setting that is a file of its name, as the server reads them from that folder too. */
    static Optional<String> secret(Path folder, String key) {
        var file = folder.resolve(key);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new IllegalArgumentException(key + " cannot be read from " + file + ".", e);
        }
    }

    /** The names of all values that are set, also those of other programs. */
    public static Set<String> names() {
        var names = new HashSet<>(System.getenv().keySet());
        names.addAll(System.getProperties().stringPropertyNames());
        return names;
    }

    /** The name of a setting in the environment. */
    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
