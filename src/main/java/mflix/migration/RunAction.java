package mflix.migration;

import java.util.Locale;

/** What a user may ask of a run. The last three start a run of their own. */
public enum RunAction {
    PAUSE,
    RESUME,
    CANCEL,
    RETRY,
    VERIFY,
    UNDO;

    /** As the API and the command line write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** It makes a run of this kind. */
    public boolean startsARun() {
        return this == RETRY || this == VERIFY || this == UNDO;
    }
}
