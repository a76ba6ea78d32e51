package mflix.settings;

import java.util.Optional;
import java.util.Set;

/** Where the settings of this process come from. */
public interface SettingsSource {

    Optional<String> text(String key);

    /** The names of all values that are set, also those of other programs. */
    Set<String> names();
}
