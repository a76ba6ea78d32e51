package mflix.status.checks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import mflix.mongo.MongoConnection;
import mflix.status.checks.SiteClient.Heard;
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

    CheckFinding userManagement(CheckRun trial) {
        try (var people = new TestUsers(site, database, clock)) {
            var person = people.registered();
            answers(trial, people.register(person), 409, "A second registration of an e-mail");
            trial.require(
                    people.account(person)
                            .filter(row -> String.valueOf(row.get("password")).matches(BCRYPT))
                            .isPresent(),
                    "The stored password is no bcrypt hash.");
            answers(trial, site.send("POST", "/user/logout", person.token()), 200, "A logout");
            answers(trial, site.get("/user/me", person.token()), 401, "A token after its logout");
            answers(trial, login(person, person.password() + "x"), 401, "A login with a wrong password");
            var loggedIn = logIn(trial, person);
            deletion(trial, people, loggedIn);
            return trial.passed("Accounts are opened, left and deleted as they should be.");
        }
    }

    private void deletion(CheckRun trial, TestUsers people, Person person) {
        answers(trial, delete(person, person.password() + "x"), 401, "A deletion with a wrong password");
        trial.require(people.account(person).isPresent(), "A refused deletion has deleted the account.");
        answers(trial, delete(person, person.password()), 200, "A deletion");
        trial.require(people.account(person).isEmpty(), "A deleted account is still stored.");
        trial.require(people.sessionsOf(person) == 0, "Sessions of a deleted account are still stored.");
    }

    CheckFinding userPreferences(CheckRun trial) {
        try (var people = new TestUsers(site, database, clock)) {
            var person = people.registered();
            var first = "{\"favorite_cast\":\"Meg Ryan\",\"a\":{\"z\":[1,\"2\",true],\"b\":null},\"0\":1.5}";
            set(trial, person, "{\"preferences\":" + first + "}");
            shows(trial, logIn(trial, person), first);
            set(trial, person, "{\"preferences\":{\"second\":\"set\"}}");
            shows(trial, person, "{\"second\":\"set\"}");
            set(trial, person, "{\"preferences\":null}");
            shows(trial, person, "{}");
            return trial.passed("Preferences come back as they were given, and are replaced whole.");
        }
    }

    private void set(CheckRun trial, Person person, String body) {
        var answer = site.sendText("PUT", "/user/update-preferences", body, person.token());
        answers(trial, answer, 200, "A change of preferences");
    }

    private void shows(CheckRun trial, Person person, String preferences) {
        var me = site.get("/user/me", person.token());
        answers(trial, me, 200, "A good token");
        var shown =
                me.json().containsKey("info") ? me.json().getJsonObject("info").get("preferences") : null;
        trial.require(
                String.valueOf(shown).equals(preferences), "The preferences do not come back as they were given.");
    }

    private Person logIn(CheckRun trial, Person person) {
        var answer = login(person, person.password());
        answers(trial, answer, 200, "A login");
        return person.withToken(answer.text("auth_token"));
    }

    private Heard login(Person person, String password) {
        return site.send("POST", "/user/login", credentials(password).add("email", person.email()), "");
    }

    private Heard delete(Person person, String password) {
        return site.send("POST", "/user/delete", credentials(password), person.token());
    }

    private static JsonObjectBuilder credentials(String password) {
        return SiteClient.object().add("password", password);
    }

    static void answers(CheckRun trial, Heard heard, int status, String what) {
        trial.require(
                heard.status() == status, what + " was answered with " + heard.status() + ", not " + status + ".");
    }
}
