package mflix.settings;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of one package. A new setting is read by a static method of the class that uses it; the check of its package, such as
 * {@code WebSettingsCheck} or {@code UserSettingsCheck}, calls that method, and README has a row for it.
 *
 * <p>The checks are services: a package without one gets a class and a line in {@code META-INF/services/mflix.settings.SettingsCheck}.
 * So the start and the command line read all settings before anything is opened, without a dependency on those packages, and
 * know which names {@link UnknownSettings exist}.
 */
public interface SettingsCheck {

    /** @throws IllegalArgumentException with one line that names the key and holds no secret */
    void check(SettingsReader config);

    /** Checks the settings of every package; see {@link #check}. */
    static void requireGood(SettingsReader config) {
        checks().forEach(one -> one.check(config));
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

    private static List<SettingsCheck> checks() {
        return ServiceLoader.load(SettingsCheck.class, SettingsCheck.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
