package mflix.cli.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;
import mflix.settings.UnknownSettings;

/** Reads every setting as a start does, and goes on after a bad one. */
final class SettingsInspection {
    private static final int MOST = 100;
    private static final Pattern OF_DATABASE = Pattern.compile("mflix\\.(?:db|data)\\.");

    private final Map<String, String> faults = new LinkedHashMap<>();
    private final SettingsReader good;
    private final Set<String> names;

    SettingsInspection(SettingsReader config, Set<String> names) {
        this.good = new SettingsReader(key -> faults.containsKey(key) ? Optional.empty() : config.text(key));
        this.names = names;
        while (faults.size() < MOST && findFault()) {}
    }

    // The sentence begins with its key; without that value the next fault comes to light.
    private boolean findFault() {
        try {
            SettingsCheck.requireGood(good);
            return false;
        } catch (IllegalArgumentException e) {
            var sentence = String.valueOf(e.getMessage());
            var key = sentence.replaceFirst("(?s)[ :].*", "");
            return faults.put(key, sentence) == null;
        }
    }

    /** The settings without the bad ones. */
    SettingsReader good() {
        return good;
    }

    boolean isDatabaseKnown() {
        return faults.keySet().stream()
                .noneMatch(key -> OF_DATABASE.matcher(key).lookingAt() || !isOurs(key));
    }

    private static boolean isOurs(String key) {
        return key.startsWith("mflix.");
    }

    void writeTo(CheckReport report) {
        faults.values().forEach(fault -> report.error("settings", fault));
        if (faults.isEmpty()) {
            report.ok("settings", "All settings are valid.");
        }
        if (faults.size() < MOST && faults.keySet().stream().allMatch(SettingsInspection::isOurs)) {
            UnknownSettings.among(names, SettingsCheck.keys(good))
                    .forEach(sentence -> report.warning("settings", sentence));
        }
    }
}
