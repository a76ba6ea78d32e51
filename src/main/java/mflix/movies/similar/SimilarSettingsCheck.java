package mflix.movies.similar;

import java.util.Optional;
import mflix.problem.SafeText;
import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;

/** The setting {@code mflix.vector-index}. */
public final class SimilarSettingsCheck implements SettingsCheck {
    private static final String KEY = "mflix.vector-index";

    @Override
    public void check(SettingsReader config) {
        vectorIndex(config);
    }

    /** The vector search index of the films' plots; empty where there is none. */
    static Optional<String> vectorIndex(SettingsReader config) {
        return config.text(KEY).map(name -> {
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw SettingsReader.bad(KEY, SafeText.plain(name), "the name of an index, without control characters");
            }
            return name;
        });
    }
}
