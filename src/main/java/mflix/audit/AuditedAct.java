package mflix.audit;

import java.util.Locale;

/** What is kept in the audit list. */
public enum AuditedAct {
    COMMENT_REMOVED,
    ADMIN_MADE,
    ADMIN_ENDED,
    PASSWORD_RESET,
    PASSWORD_LINK_MADE,
    FILM_ADDED,
    FILMS_ADDED,
    FILM_CHANGED,
    FILM_REMOVED;

    /** As it is stored and shown: {@code comment_removed}. */
    public String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
