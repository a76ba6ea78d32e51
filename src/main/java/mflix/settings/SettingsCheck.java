package mflix.settings;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of one package: a new setting is read in the check of the package that uses it, such as {@code WebSettingsCheck},
 * {@code UserSettingsCheck} or {@code DatabaseSettingsCheck}. Found as services, so that the start and the command line read all
 * of them before anything is opened, without a dependency on those packages.
 */
public interface SettingsCheck {

    /** @throws IllegalArgumentException with one line that names the key and holds no secret */
    void check(SettingsReader config);

    /** Checks the settings of every package; see {@link #check}. */
    static void requireGood(SettingsReader config) {
        rooms().forEach(room -> room.check(config));
    }

    /** The keys of all settings that the packages read when all values are good. */
    static Set<String> keys(SettingsReader config) {
        var asked = new TreeSet<String>();
        requireGood(new SettingsReader(key -> {
            asked.add(key);
            return config.text(key);
        }));
        return asked;
    }

    private static List<SettingsCheck> rooms() {
        return ServiceLoader.load(SettingsCheck.class, SettingsCheck.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
