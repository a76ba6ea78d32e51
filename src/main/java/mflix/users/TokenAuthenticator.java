package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/** Turns an {@code Authorization} header into a caller: the token's signature and times, its session, its account, in that order. */
@Singleton
public class TokenAuthenticator {
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([A-Za-z0-9._~+/=-]+) *");

    private final Tokens tokens;
    private final Sessions sessions;
    private final AccountCollection accounts;

    @Inject
    TokenAuthenticator(Tokens tokens, Sessions sessions, AccountCollection accounts) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /**
     * Asks the database twice.
     *
     * @param headers every {@code Authorization} header that was sent
     * @return absent when none was sent; an invalid token is refused with UNAUTHORIZED
     */
    public Optional<Caller> caller(List<String> headers) {
        return headers.isEmpty() ? Optional.empty() : Optional.of(known(token(headers)));
    }

    /** The bare token. */
    static String token(List<String> headers) {
        if (headers.size() > 1) {
            throw refused("Send one Authorization header, not " + headers.size() + ".");
        }
        var bearer = BEARER.matcher(headers.get(0));
        if (!bearer.matches()) {
            throw refused("The Authorization header must be: Bearer, a blank, and the token.");
        }
        return bearer.group(1);
    }

    private Caller known(String token) {
        var claims = tokens.read(token).orElseThrow(TokenAuthenticator::notGood);
        var session = sessions.alive(claims.jti()).orElseThrow(TokenAuthenticator::notGood);
        return accounts.byEmail(claims.email())
                .filter(account -> account.key().equals(claims.account()))
                .map(account -> new Caller(account.email(), account.name(), account.isAdmin(), session.id()))
                .orElseThrow(TokenAuthenticator::notGood);
    }

    private static Problem notGood() {
        return refused("The token is not valid, or its session has ended. Log in again.");
    }

    private static Problem refused(String detail) {
        return Problem.of(ProblemKind.UNAUTHORIZED, detail);
    }
}
