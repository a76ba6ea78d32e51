package mflix.users.admin;

import java.time.Clock;
import mflix.audit.AuditEntry;
import mflix.audit.AuditLog;
import mflix.audit.AuditedAct;
import mflix.mongo.CapabilityCache;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.users.Account;
import mflix.users.AccountCollection;
import mflix.users.Passwords;
import mflix.users.Sessions;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** A new password for somebody who has forgotten theirs, given by the operator of the system. */
public final class PasswordReset {
    private final AccountCollection accounts;
    private final UserDirectory directory;
    private final AuditLog audit;
    private final Sessions sessions;
    private final Passwords passwords;

    private PasswordReset(AccountCollection accounts, AuditLog audit, Sessions sessions, Passwords passwords) {
        this.accounts = accounts;
        this.directory = new UserDirectory(accounts, audit);
        this.audit = audit;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    /** For the command line, which has no container. */
    public static PasswordReset of(MongoConnection connection, SettingsReader config) {
        var settings = MongoSettings.from(config);
        var database = connection.documents();
        var clock = Clock.systemUTC();
        return new PasswordReset(
                new AccountCollection(database, settings),
                new AuditLog(database, settings, clock),
                new Sessions(database, settings, new CapabilityCache(connection), clock),
                new Passwords(config));
    }

    /**
     * Sets the password, then ends all sessions of the account.
     *
     * @return the account's e-mail as it is stored
     * @throws Problem NOT_FOUND for an unknown account, INVALID_DATA for a password that registration would refuse
     */
    public String reset(String email, String password) {
        if (!Passwords.isAllowed(password)) {
            throw Problem.of(ProblemKind.INVALID_DATA, Passwords.EXPECTED);
        }
        var account = directory.find(email);
        var about = new BsonDocument("email", new BsonString(account.email()));
        return audit.around(
                AuditEntry.of("the command line", AuditedAct.PASSWORD_RESET, about), () -> set(account, password));
    }

    private String set(Account account, String password) {
        if (!accounts.setPassword(account, passwords.hash(password))) {
            throw UserDirectory.unknown(account.email());
        }
        sessions.endAll(account.email());
        return account.email();
    }
}
