package mflix.users;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mflix.audit.AuditLog;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.MongoConnection;
import mflix.mongo.ServerCapabilities;
import mflix.mongo.settings.MongoSettings;
import mflix.request.JsonBody;
import mflix.settings.SettingsReader;
import mflix.testing.MovableClock;
import mflix.testing.TestDatabase;
import mflix.users.admin.UserDirectory;
import mflix.users.limits.ClientInfo;
import org.bson.Document;

/** The room as it is wired in the server, on a database in memory, a clock that is moved by hand and cheap passwords. */
public final class People implements AutoCloseable {
    static final String PASSWORD = "open sesame";
    static final String KEY = "a key for tests that is long enough to sign";
    static final ClientInfo VISIT = new ClientInfo("192.0.2.1", "a test");

    public final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T10:00:00.250Z"));
    final Tokens tokens;
    final Sessions sessions;
    final Accounts accounts;
    public final UserDirectory directory;
    public final TokenAuthenticator authenticator;
    private final TestDatabase database;
    final List<String> content = new ArrayList<>();
    private final CapabilityCache server = new CapabilityCache(() -> ServerCapabilities.of(asked()));
    private Runnable beforeNextSession = () -> {};

    private People(TestDatabase database) {
        this.database = database;
        var config = config(Map.of("mflix.secret.key", KEY, "mflix.password.cost", "4"));
        var settings = MongoSettings.from(config);
        tokens = new Tokens(new TokenKey(config), clock);
        sessions = new Sessions(database.documents(), settings, server, clock);
        var collection = new AccountCollection(database.documents(), settings);
        var guard = new PasswordCheck(new Passwords(config), new LoginThrottle(database.documents(), settings, clock));
        accounts = new Accounts(collection, guard, new SessionTokens(sessions, tokens), new Accounts.OwnContent() {
            @Override
            public long remove(String email) {
                content.add("removed " + email);
                return 0;
            }

            @Override
            public void rename(String email, String name) {
                content.add("renamed " + email + " to " + name);
            }

            @Override
            public long anonymise(String email) {
                content.add("anonymised " + email);
                return 0;
            }
        });
        directory = new UserDirectory(collection, new AuditLog(database.documents(), settings, clock));
        authenticator = new TokenAuthenticator(tokens, sessions, collection);
    }

    public static People of(TestDatabase database) {
        DatabaseIndexes.make(database.documents());
        return new People(database);
    }

    static SettingsReader config(Map<String, String> settings) {
        return new SettingsReader(key -> Optional.ofNullable(settings.get(key)));
    }

    static JsonBody body(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return JsonBody.of(members);
    }

    public LoginReply register(String email) {
        return accounts.register(new AccountRegistration("Ada Example", email, PASSWORD), false, VISIT);
    }

    LoginReply logIn(String email, String password) {
        return accounts.logIn(new Login(email, password), VISIT);
    }

    public Caller caller(LoginReply loggedIn) {
        return caller(loggedIn.token());
    }

    public Caller caller(String token) {
        return authenticator.caller(List.of("Bearer " + token)).orElseThrow();
    }

    /** Runs once, when the next session is about to begin. */
    void beforeNextSession(Runnable step) {
        beforeNextSession = step;
        server.forget();
    }

    // The server is asked what it can do each time it was forgotten, which is before a session begins.
    private MongoConnection asked() {
        beforeNextSession.run();
        beforeNextSession = () -> {};
        return database.database();
    }

    List<Document> rows(String collection) {
        return database.documents().getCollection(collection).find().into(new ArrayList<>());
    }

    public Document user(String email) {
        return rows("users").stream()
                .filter(row -> email.equals(row.getString("email")))
                .collect(Collectors.reducing((a, b) -> {
                    throw new AssertionError("twice: " + email);
                }))
                .orElseThrow();
    }

    public TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
