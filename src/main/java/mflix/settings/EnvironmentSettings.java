package mflix.settings;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Settings where there is no MicroProfile Config: a system property, else the environment under its rule for names
 * ({@code mflix.db.uri} is {@code MFLIX_DB_URI}), else a file of the setting's name in {@code MFLIX_SECRETS_DIR}.
 */
@Singleton
public class EnvironmentSettings implements SettingsSource {
    private static final String SECRETS = "MFLIX_SECRETS_DIR";

    @Override
    public Optional<String> text(String key) {
        return Optional.ofNullable(System.getProperty(key))
                .or(() -> Optional.ofNullable(System.getenv(key)))
                .or(() -> Optional.ofNullable(System.getenv(variable(key))))
                .or(() -> Optional.ofNullable(System.getenv(SECRETS)).flatMap(folder -> secret(Path.of(folder), key)));
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(System.getenv().keySet());
        names.addAll(System.getProperties().stringPropertyNames());
        return names;
    }

    /** A setting that is a file of its name. */
    public static Optional<String> secret(Path folder, String key) {
        var file = folder.resolve(key);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new IllegalArgumentException(key + " cannot be read from " + file + ".", e);
        }
    }

    /** The name of a setting in the environment. */
    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
