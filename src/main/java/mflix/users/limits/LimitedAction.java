package mflix.users.limits;

import java.time.Duration;
import mflix.settings.SettingsReader;

/** What one address may do only so often. */
public enum LimitedAction {
    REGISTRATION("mflix.limit.registrations", "registrations", 200, Duration.ofHours(1)),
    COMMENT("mflix.limit.comments", "comments", 60, Duration.ofMinutes(1)),
    SEARCH("mflix.limit.searches", "searches", 600, Duration.ofMinutes(1));

    private static final int MOST = 1_000_000;

    private final String key;
    private final String plural;
    private final int usual;
    private final Duration period;

    LimitedAction(String key, String plural, int usual, Duration period) {
        this.key = key;
        this.plural = plural;
        this.usual = usual;
        this.period = period;
    }

    String plural() {
        return plural;
    }

    Duration period() {
        return period;
    }

    /** How often in a period, by its setting; 0: without a limit. */
    int limit(SettingsReader config) {
        return config.wholeNumber(key, 0, MOST, usual);
    }
}
