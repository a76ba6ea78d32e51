package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Issues tokens, each with the session that makes it valid, and ends the sessions. */
@Singleton
class SessionTokens {
    private final Sessions sessions;
    private final Tokens tokens;

    @Inject
    SessionTokens(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    LoginReply enter(Account account, ClientInfo visit) {
        var session = sessions.begin(account.email(), visit);
        return new LoginReply(tokens.issue(account, session.jti()), account);
    }

    /** A new token for the caller's session; every other token of the account ends. */
    LoginReply renew(Account account, Caller caller) {
        return new LoginReply(tokens.issue(account, sessions.renew(account.email(), caller.session())), account);
    }

    /** Ends a session that was just started. */
    void leave(LoginReply loggedIn) {
        tokens.read(loggedIn.token()).ifPresent(claims -> sessions.end(claims.jti()));
    }

    void closeAll(Account account) {
        sessions.endAll(account.email());
    }
}
