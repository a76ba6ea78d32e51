package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.Shown;

/** Checks passwords, with the brake on guessing. */
@Singleton
class Guard {
    private static final Logger LOG = Logger.getLogger(Guard.class.getName());

    private final Passwords passwords;
    private final Throttle throttle;

    @Inject
    Guard(Passwords passwords, Throttle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    String hash(String password) {
        return passwords.hash(password);
    }

    /**
     * Whether the login opens that account; nobody's account takes as long to refuse. TOO_MANY_REQUESTS after too many
     * mistakes, SERVER_BUSY when too many are being checked.
     */
    boolean opens(Optional<Account> account, Login login, Visit visit) {
        throttle.admit(login.email(), visit.address());
        if (account.isPresent()) {
            if (passwords.matches(login.password(), account.get().passwordHash())) {
                throttle.right(login.email(), visit.address());
                return true;
            }
        } else {
            passwords.matchNobody(login.password());
        }
        LOG.log(Level.INFO, "login_refused email={0} from={1}", new Object[] {
            Shown.plain(login.email()), Shown.plain(visit.address())
        });
        throttle.mistaken(login.email(), visit.address());
        return false;
    }
}
