package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import mflix.users.limits.ClientInfo;
import org.bson.BsonDocument;

/**
 * Accounts and what their owners do with them. Passwords are hashed and compared while no database connection is held. An
 * unknown e-mail and a wrong password are refused with one answer, in about the same time.
 */
@Singleton
public class Accounts {
    private static final Logger LOG = Logger.getLogger(Accounts.class.getName());

    /** What else belongs to an account, and what becomes of it when that is deleted. */
    public interface OwnContent {
        /** Returns how many there were. */
        long remove(String email);

        /** What was written shows another name of its writer from now on. */
        void rename(String email, String name);

        /** What was written stays, without a sign of who wrote it; returns how many there were. */
        long anonymise(String email);
    }

    private final AccountCollection accounts;
    private final PasswordCheck passwordCheck;
    private final SessionTokens sessionTokens;
    private final OwnContent content;

    @Inject
    Accounts(AccountCollection accounts, PasswordCheck passwordCheck, SessionTokens sessionTokens, OwnContent content) {
        this.accounts = accounts;
        this.passwordCheck = passwordCheck;
        this.sessionTokens = sessionTokens;
        this.content = content;
    }

    /** ALREADY_EXISTS when the e-mail is taken, in any case; of several at the same moment one succeeds. */
    public LoginReply register(AccountRegistration registration, boolean asAdmin, ClientInfo client) {
        if (accounts.isTaken(registration.email())) {
            throw AccountCollection.taken();
        }
        var account = accounts.insert(registration, passwordCheck.hash(registration.password()), asAdmin);
        LOG.log(Level.INFO, "registered email={0} admin={1}", new Object[] {account.email(), asAdmin});
        return sessionTokens.issue(account, sessionTokens.begin(account, client));
    }

    /** UNAUTHORIZED, without the reason. */
    LoginReply logIn(Login login, ClientInfo client) {
        var account = passwordCheck
                .opened(accounts.byTyped(login.email()), login, client)
                .orElseThrow(Accounts::refused);
        var session = sessionTokens.begin(account, client);
        accounts.stay(account);
        confirm(account, session);
        LOG.log(Level.INFO, "login_ok email={0} from={1}", new Object[] {
            account.email(), SafeText.plain(client.address())
        });
        return sessionTokens.issue(account, session);
    }

    public Account.PublicInfo info(Caller caller) {
        return of(caller).info();
    }

    Account of(Caller caller) {
        return accounts.byEmail(caller.email()).orElseThrow(Accounts::gone);
    }

    /** Replaces all preferences. */
    Account replacePreferences(Caller caller, BsonDocument preferences) {
        if (!accounts.replacePreferences(of(caller), preferences)) {
            throw gone();
        }
        return of(caller);
    }

    /** The account first: what was interrupted can be asked for again. */
    Account rename(Caller caller, String name) {
        if (!accounts.rename(of(caller), name)) {
            throw gone();
        }
        content.rename(caller.email(), name);
        LOG.log(Level.INFO, "account_renamed email={0}", caller.email());
        return of(caller);
    }

    /** Every other session ends, and every earlier token of this one. WRONG_PASSWORD changes nothing. */
    LoginReply changePassword(Caller caller, PasswordChange change, ClientInfo client) {
        var account = proved(caller, change.current(), client);
        if (!accounts.replacePassword(account, passwordCheck.hash(change.next()))) {
            throw wrongPassword();
        }
        LOG.log(Level.INFO, "password_changed email={0}", account.email());
        return sessionTokens.renew(account, caller);
    }

    /**
     * First a mark, after which no comment is written in its name, then the comments, or their writer's name on them, then the
     * account, then its sessions: what was interrupted can be asked for again. WRONG_PASSWORD changes nothing. A log-in meanwhile ends the
     * deletion with CONFLICT.
     */
    void delete(Caller caller, String password, boolean withComments, ClientInfo client) {
        var account = proved(caller, password, client);
        var mark = accounts.beginDeletion(account).orElseThrow(Accounts::wrongPassword);
        var comments = withComments ? content.remove(account.email()) : content.anonymise(account.email());
        if (!accounts.delete(account, mark)) {
            throw Problem.of(
                    ProblemKind.CONFLICT,
                    "The account was logged in to, changed or deleted meanwhile. If it is still there, ask again.");
        }
        sessionTokens.closeAll(account);
        LOG.log(Level.INFO, "account_deleted email={0} comments={1} removed={2}", new Object[] {
            account.email(), comments, withComments
        });
    }

    private Account proved(Caller caller, String password, ClientInfo client) {
        var account = of(caller);
        return passwordCheck
                .opened(List.of(Optional.of(account)), new Login(account.email(), password), client)
                .orElseThrow(Accounts::wrongPassword);
    }

    // A password change or a deletion that came between the check and the new session did not see that session.
    private void confirm(Account checked, UserSession session) {
        var now = accounts.byEmail(checked.email());
        if (now.filter(account -> account.passwordHash().equals(checked.passwordHash()))
                .isEmpty()) {
            sessionTokens.end(session);
            throw refused();
        }
    }

    private static Problem refused() {
        return Problem.of(ProblemKind.UNAUTHORIZED, "The e-mail address or the password is wrong.");
    }

    private static Problem wrongPassword() {
        return Problem.of(ProblemKind.WRONG_PASSWORD, "The password is wrong; nothing was changed.")
                .with("error", Map.of("password", "The password is wrong."));
    }

    private static Problem gone() {
        return Problem.of(ProblemKind.UNAUTHORIZED, "This account does not exist any more.");
    }
}
