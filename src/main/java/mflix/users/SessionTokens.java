package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import mflix.users.limits.ClientInfo;

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

    UserSession begin(Account account, ClientInfo client) {
        return sessions.begin(account.email(), client);
    }

    /** A token for a session of the account. */
    LoginReply issue(Account account, UserSession session) {
        return issue(account, session.jti());
    }

    /** A new token for the caller's session; every other token of the account ends. */
    LoginReply renew(Account account, Caller caller) {
        return issue(account, sessions.renew(account.email(), caller.session()));
    }

    private LoginReply issue(Account account, String jti) {
        return new LoginReply(tokens.issue(account, jti), account.info());
    }

    /** Where all log-ins of an account share one session, all of them end. */
    void end(UserSession session) {
        sessions.end(session.jti());
    }

    void closeAll(Account account) {
        sessions.endAll(account.email());
    }
}
