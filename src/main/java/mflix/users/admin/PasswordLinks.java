package mflix.users.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.audit.AuditEntry;
import mflix.audit.AuditLog;
import mflix.audit.AuditedAct;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.users.AccountCollection;
import mflix.users.Caller;
import mflix.users.Passwords;
import mflix.users.Sessions;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Links by which somebody who has forgotten the password sets a new one: an administrator makes one, it works once and for an hour, and
 * a later one takes its place. Only a hash of it is stored.
 */
@Singleton
public class PasswordLinks {
    static final Duration LIFE = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(PasswordLinks.class.getName());
    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST = 200;

    private final AccountCollection accounts;
    private final UserDirectory directory;
    private final AuditLog audit;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public PasswordLinks(
            AccountCollection accounts,
            UserDirectory directory,
            AuditLog audit,
            Sessions sessions,
            Passwords passwords,
            Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.audit = audit;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** CONFLICT for the caller's own account, whose password is changed with the present one. */
    PasswordLinkReply make(Caller admin, String email) {
        var account = directory.find(email);
        if (account.email().equals(admin.email())) {
            throw Problem.of(ProblemKind.CONFLICT, "Nobody makes a link for themselves; another administrator can.");
        }
        var token = token();
        var until = clock.instant().plus(LIFE);
        var link = new BsonDocument("hash", new BsonString(hash(token)))
                .append("until", new BsonDateTime(until.toEpochMilli()));
        var entry = AuditEntry.of(admin.email(), AuditedAct.PASSWORD_LINK_MADE, about(account.email()));
        var unused = audit.around(entry, () -> {
            if (!accounts.keepPasswordLink(account, link)) {
                throw UserDirectory.unknown(account.email());
            }
            return true;
        });
        return new PasswordLinkReply(account.email(), token, until);
    }

    /** Sets the password and ends all sessions; INVALID_DATA when the link is used, replaced, too old, or none. */
    void use(PasswordByLink sent) {
        var hash = sent.token().length() > LONGEST ? "" : hash(sent.token());
        if (!accounts.hasPasswordLink(sent.email(), hash, clock.instant())) {
            throw over(); // before the work of hashing a password
        }
        var entry = AuditEntry.of(
                sent.email(), AuditedAct.PASSWORD_RESET, about(sent.email()).append("by", new BsonString("link")));
        var unused = audit.around(entry, () -> {
            if (!accounts.setPasswordByLink(sent.email(), hash, clock.instant(), passwords.hash(sent.next()))) {
                throw over();
            }
            sessions.endAll(sent.email());
            return true;
        });
        LOG.log(Level.INFO, "password_reset_by_link email={0}", sent.email());
    }

    private static BsonDocument about(String email) {
        return new BsonDocument("email", new BsonString(email));
    }

    private static Problem over() {
        return Problem.of(
                ProblemKind.INVALID_DATA,
                "This link does not work (any more): it works once and for an hour. Ask an administrator for another.");
    }

    private String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
