package mflix.users.admin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mflix.audit.AuditEntry;
import mflix.audit.AuditLog;
import mflix.audit.AuditedAct;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import mflix.request.PageRequest;
import mflix.request.QueryParameters;
import mflix.users.Account;
import mflix.users.AccountCollection;
import mflix.users.Caller;
import mflix.users.EmailAddress;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/** All accounts, for administrators: find them, and change who else is one. */
@Singleton
public class UserDirectory {
    private static final Logger LOG = Logger.getLogger(UserDirectory.class.getName());
    private static final String ADMIN = "admin";
    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of("text", ADMIN, "page", "entries_per_page"));

    private final AccountCollection accounts;
    private final AuditLog audit;

    @Inject
    public UserDirectory(AccountCollection accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** For the command line, which has no container. */
    public static UserDirectory of(MongoDatabase database, MongoSettings settings) {
        return new UserDirectory(
                new AccountCollection(database, settings), new AuditLog(database, settings, Clock.systemUTC()));
    }

    /** {@code {users, page, filters, entries_per_page, total_results}} by e-mail; {@code text} is a part of name or e-mail, {@code admin} who has the right. */
    public BsonDocument page(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, KNOWN, Set.of());
        var page = PageRequest.of(parameters);
        var text = parameters.text("text", 200);
        var admin = parameters.isGiven(ADMIN)
                ? Optional.of(parameters.oneOf(ADMIN, "", "true", "false"))
                : Optional.<String>empty();
        parameters.check();
        var filter = and(
                text.map(UserDirectory::holding).orElse(empty()),
                admin.map(UserDirectory::having).orElse(empty()));
        var filters = new BsonDocument();
        text.ifPresent(value -> filters.append("text", new BsonString(value)));
        admin.ifPresent(value -> filters.append(ADMIN, new BsonString(value)));
        var users = accounts.find(filter)
                .projection(include("name", "email", "isAdmin"))
                .sort(ascending("email", "_id"))
                .skip(page.skip())
                .limit(page.entriesPerPage())
                .map(row -> Account.of(row).entry())
                .into(new ArrayList<>());
        return accounts.count(filter)
                .appendTo(new BsonDocument("users", new BsonArray(users))
                        .append("page", new BsonInt32(page.page()))
                        .append("filters", filters)
                        .append("entries_per_page", new BsonInt32(page.entriesPerPage())));
    }

    /**
     * Gives or removes the right, from the next request on; callers cannot change their own (CONFLICT), so that one
     * administrator remains.
     */
    UserReply.User setAdmin(Caller caller, String email, boolean isAdmin) {
        var account = find(email);
        if (account.email().equals(caller.email())) {
            throw Problem.of(ProblemKind.CONFLICT, "Nobody can change their own right; another administrator can.");
        }
        return setAdmin(account, isAdmin, caller.email());
    }

    /** The same by the operator of the system. */
    public UserReply.User setAdmin(String email, boolean isAdmin) {
        return setAdmin(find(email), isAdmin, "the command line");
    }

    private UserReply.User setAdmin(Account account, boolean isAdmin, String by) {
        var act = isAdmin ? AuditedAct.ADMIN_MADE : AuditedAct.ADMIN_ENDED;
        var about = new BsonDocument("email", new BsonString(account.email()));
        var unused = audit.around(AuditEntry.of(by, act, about), () -> changed(account, isAdmin));
        LOG.log(Level.INFO, "admin_set email={0} admin={1} by={2}", new Object[] {
            SafeText.plain(account.email()), isAdmin, by
        });
        return accounts.byEmail(account.email()).map(UserReply.User::of).orElseThrow(() -> unknown(account.email()));
    }

    private boolean changed(Account account, boolean isAdmin) {
        if (!accounts.setAdmin(account, isAdmin)) {
            throw unknown(account.email());
        }
        return true;
    }

    /** The account as its owner or the list writes its e-mail; NOT_FOUND. */
    Account find(String email) {
        // The spelling of the list comes before any other: of two accounts in older data it selects the intended one.
        return accounts.byEmail(email)
                .or(() -> accounts.byTyped(email).stream()
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseThrow(() -> unknown(email));
    }

    static Problem unknown(String email) {
        return Problem.notFound("There is no user with the e-mail address " + SafeText.quoted(email) + ".");
    }

    private static Bson holding(String text) {
        return or(EmailAddress.partSpellings(text).stream()
                .map(part -> Pattern.compile(Pattern.quote(part), Pattern.CASE_INSENSITIVE))
                .flatMap(literal -> Stream.of(regex("name", literal), regex("email", literal)))
                .toList());
    }

    private static Bson having(String right) {
        return right.equals("true") ? eq("isAdmin", true) : ne("isAdmin", true);
    }
}
