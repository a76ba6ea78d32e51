package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.SafeText;
import mflix.users.limits.ClientInfo;

/** Checks passwords, with a limit on wrong ones. */
@Singleton
class PasswordCheck {
    private static final Logger LOG = Logger.getLogger(PasswordCheck.class.getName());

    private final Passwords passwords;
    private final LoginThrottle throttle;

    @Inject
    PasswordCheck(Passwords passwords, LoginThrottle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    String hash(String password) {
        return passwords.hash(password);
    }

    /**
     * The first of the accounts that the login opens, empty when it opens none. Each is checked, and refusing an unknown
     * account takes as long; together they are one try. TOO_MANY_REQUESTS after too many mistakes, SERVER_BUSY when too many
     * are being checked.
     */
    Optional<Account> opened(List<Optional<Account>> candidates, Login login, ClientInfo client) {
        throttle.admit(login.email(), client.address());
        for (var candidate : candidates) {
            if (candidate.isEmpty()) {
                passwords.matchNobody(login.password());
            } else if (passwords.matches(login.password(), candidate.get().passwordHash())) {
                throttle.right(login.email(), client.address());
                return candidate;
            }
        }
        LOG.log(Level.INFO, "login_refused email={0} from={1}", new Object[] {
            SafeText.plain(login.email()), SafeText.plain(client.address())
        });
        throttle.mistaken(login.email(), client.address());
        return Optional.empty();
    }
}
