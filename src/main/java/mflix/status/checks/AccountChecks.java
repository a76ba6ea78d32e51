package mflix.status.checks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import mflix.mongo.MongoConnection;
import mflix.status.checks.SiteClient.SiteReply;
import mflix.status.checks.TestUsers.Person;

/** Accounts as the running site makes, opens and removes them, each step compared with what is stored. */
@Singleton
class AccountChecks {
    private static final String BCRYPT = "\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}";

    private final SiteClient site;
    private final MongoConnection database;
    private final Clock clock;

    @Inject
    AccountChecks(SiteClient site, MongoConnection database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
    }

    CheckFinding userManagement(CheckRun run) {
        try (var people = new TestUsers(site, database, clock)) {
            var person = people.registered();
            people.register(person).requireStatus(409, "A second registration of an e-mail");
            run.require(
                    people.account(person)
                            .filter(row -> String.valueOf(row.get("password")).matches(BCRYPT))
                            .isPresent(),
                    "The stored password is no bcrypt hash.");
            site.send("POST", "/user/logout", person.token()).requireStatus(200, "A logout");
            site.get("/user/me", person.token()).requireStatus(401, "A token after its logout");
            login(person, person.password() + "x").requireStatus(401, "A login with a wrong password");
            var loggedIn = logIn(person);
            deletion(run, people, loggedIn);
            return run.passed("Accounts are opened, left and deleted as they should be.");
        }
    }

    private void deletion(CheckRun run, TestUsers people, Person person) {
        delete(person, person.password() + "x").requireStatus(401, "A deletion with a wrong password");
        run.require(people.account(person).isPresent(), "A refused deletion has deleted the account.");
        delete(person, person.password()).requireStatus(200, "A deletion");
        run.require(people.account(person).isEmpty(), "A deleted account is still stored.");
        run.require(people.sessionsOf(person) == 0, "Sessions of a deleted account are still stored.");
    }

    CheckFinding userPreferences(CheckRun run) {
        try (var people = new TestUsers(site, database, clock)) {
            var person = people.registered();
            var first = "{\"favorite_cast\":\"Meg Ryan\",\"a\":{\"z\":[1,\"2\",true],\"b\":null},\"0\":1.5}";
            set(person, "{\"preferences\":" + first + "}");
            shows(run, logIn(person), first);
            set(person, "{\"preferences\":{\"second\":\"set\"}}");
            shows(run, person, "{\"second\":\"set\"}");
            set(person, "{\"preferences\":null}");
            shows(run, person, "{}");
            return run.passed("Preferences come back as they were given, and are replaced whole.");
        }
    }

    private void set(Person person, String body) {
        var answer = site.sendText("PUT", "/user/update-preferences", body, person.token());
        answer.requireStatus(200, "A change of preferences");
    }

    private void shows(CheckRun run, Person person, String preferences) {
        var me = site.get("/user/me", person.token());
        me.requireStatus(200, "A good token");
        var shown =
                me.json().containsKey("info") ? me.json().getJsonObject("info").get("preferences") : null;
        run.require(String.valueOf(shown).equals(preferences), "The preferences do not come back as they were given.");
    }

    private Person logIn(Person person) {
        var answer = login(person, person.password());
        answer.requireStatus(200, "A login");
        return person.withToken(answer.text("auth_token"));
    }

    private SiteReply login(Person person, String password) {
        return site.send("POST", "/user/login", credentials(password).add("email", person.email()), "");
    }

    private SiteReply delete(Person person, String password) {
        return site.send("POST", "/user/delete", credentials(password), person.token());
    }

    private static JsonObjectBuilder credentials(String password) {
        return SiteClient.object().add("password", password);
    }
}
