package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Hands out tokens, each with the session that makes it good, and takes the sessions back. */
@Singleton
class Entrance {
    private final Sessions sessions;
    private final Tokens tokens;

    @Inject
    Entrance(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    LoggedIn enter(Account account, Visit visit) {
        var session = sessions.begin(account.email(), visit.userAgent());
        return new LoggedIn(tokens.issue(account, session.jti()), account);
    }

    /** A new token for the caller's session; every other token of the account ends. */
    LoggedIn renew(Account account, Caller caller) {
        return new LoggedIn(tokens.issue(account, sessions.renew(account.email(), caller.session())), account);
    }

    /** Takes back what was just handed out. */
    void leave(LoggedIn loggedIn) {
        tokens.read(loggedIn.token()).ifPresent(claims -> sessions.end(claims.jti()));
    }

    void closeAll(Account account) {
        sessions.endAll(account.email());
    }
}
