package mflix.users;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mflix.MovableClock;
import mflix.TestDatabase;
import mflix.mongo.Capabilities;
import mflix.mongo.Config;
import mflix.mongo.Database;
import mflix.mongo.Indexes;
import mflix.mongo.MongoSettings;
import mflix.mongo.Server;
import mflix.problem.Body;
import org.bson.Document;

/** The room as it is wired in the server, on a database in memory, a clock that is moved by hand and cheap passwords. */
final class People implements AutoCloseable {
    static final String PASSWORD = "open sesame";
    static final String KEY = "a key for tests that is long enough to sign";
    static final Visit VISIT = new Visit("192.0.2.1", "a test");

    final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T10:00:00.250Z"));
    final Tokens tokens;
    final Sessions sessions;
    final Accounts accounts;
    final UserDirectory directory;
    final Authenticator authenticator;
    private final TestDatabase database;
    private final Server server = new Server(() -> Capabilities.of(asked()));
    private Runnable beforeNextSession = () -> {};

    private People(TestDatabase database) {
        this.database = database;
        var config = config(Map.of("mflix.secret.key", KEY, "mflix.password.cost", "4"));
        var settings = MongoSettings.from(config);
        tokens = new Tokens(new SecretKey(config), clock);
        sessions = new Sessions(database.documents(), settings, server, clock);
        var collection = new AccountCollection(database.documents(), settings);
        var guard = new Guard(new Passwords(config), new Throttle(clock));
        accounts = new Accounts(collection, guard, new Entrance(sessions, tokens));
        directory = new UserDirectory(collection);
        authenticator = new Authenticator(tokens, sessions, collection);
    }

    static People of(TestDatabase database) {
        Indexes.make(database.documents());
        return new People(database);
    }

    static Config config(Map<String, String> settings) {
        return new Config(key -> Optional.ofNullable(settings.get(key)));
    }

    static Body body(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Body.of(members);
    }

    LoggedIn register(String email) {
        return accounts.register(new Registration("Ada Example", email, PASSWORD), false, VISIT);
    }

    LoggedIn logIn(String email, String password) {
        return accounts.logIn(new Login(email, password), VISIT);
    }

    Caller caller(LoggedIn loggedIn) {
        return caller(loggedIn.token());
    }

    Caller caller(String token) {
        return authenticator.caller(List.of("Bearer " + token)).orElseThrow();
    }

    /** Runs once, when the next session is about to begin. */
    void beforeNextSession(Runnable step) {
        beforeNextSession = step;
        server.forget();
    }

    // The server is asked what it can do each time it was forgotten, which is before a session begins.
    private Database asked() {
        beforeNextSession.run();
        beforeNextSession = () -> {};
        return database.database();
    }

    List<Document> rows(String collection) {
        return database.documents().getCollection(collection).find().into(new ArrayList<>());
    }

    Document user(String email) {
        return rows("users").stream()
                .filter(row -> email.equals(row.getString("email")))
                .collect(Collectors.reducing((a, b) -> {
                    throw new AssertionError("twice: " + email);
                }))
                .orElseThrow();
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
