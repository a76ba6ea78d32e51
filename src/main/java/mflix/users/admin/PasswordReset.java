package mflix.users.admin;

import java.time.Clock;
import mflix.mongo.CapabilityCache;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.users.AccountCollection;
import mflix.users.NewPassword;
import mflix.users.Passwords;
import mflix.users.Sessions;

/** A new password for somebody who has forgotten theirs, given by the operator of the system. */
public final class PasswordReset {
    private final AccountCollection accounts;
    private final Sessions sessions;
    private final Passwords passwords;

    private PasswordReset(AccountCollection accounts, Sessions sessions, Passwords passwords) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    /** For the command line, which has no container. */
    public static PasswordReset of(MongoConnection database, SettingsReader config) {
        var settings = MongoSettings.from(config);
        return new PasswordReset(
                new AccountCollection(database.documents(), settings),
                new Sessions(database.documents(), settings, new CapabilityCache(database), Clock.systemUTC()),
                new Passwords(config));
    }

    /**
     * Sets the password, then ends all sessions of the account.
     *
     * @return the account's e-mail as it is stored
     * @throws Problem NOT_FOUND for an unknown account, INVALID_DATA for a password that nobody could register with
     */
    public String reset(String email, String password) {
        if (!new NewPassword.Rule().isValid(password, null)) {
            throw Problem.of(ProblemKind.INVALID_DATA, NewPassword.EXPECTED);
        }
        var account = new UserDirectory(accounts).find(email);
        if (!accounts.setPassword(account, passwords.hash(password))) {
            throw UserDirectory.unknown(account.email());
        }
        sessions.endAll(account.email());
        return account.email();
    }
}
