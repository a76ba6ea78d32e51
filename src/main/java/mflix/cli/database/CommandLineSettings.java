package mflix.cli.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mflix.settings.EnvironmentSettings;
import mflix.settings.SettingsReader;

/** Settings of a command: an option on the command line, else what {@link EnvironmentSettings} has. */
public final class CommandLineSettings {
    private static final EnvironmentSettings ENVIRONMENT = new EnvironmentSettings();

    private CommandLineSettings() {}

    public static SettingsReader config(Map<String, String> commandLine) {
        return new SettingsReader(
                key -> Optional.ofNullable(commandLine.get(key)).or(() -> ENVIRONMENT.text(key)));
    }

    /** A setting that is a file of its name, as the server reads them from that folder too. */
    static Optional<String> secret(Path folder, String key) {
        return EnvironmentSettings.secret(folder, key);
    }

    /** The names of all values that are set, also those of other programs. */
    public static Set<String> names() {
        return ENVIRONMENT.names();
    }

    /** The name of a setting in the environment. */
    public static String variable(String key) {
        return EnvironmentSettings.variable(key);
    }
}
