package mflix.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import java.nio.file.Path;
import java.util.Optional;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.FakeReplicaSet;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCollectionTest {
    @TempDir
    private Path folder;

    @Test
    @Tag("F-32")
    @Tag("user_management")
    void emailIsThereOnceEvenBeforeTheIndexesAreMadeInTheBackground() {
        try (var database = TestDatabase.inMemory()) {
            var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
            var registration = new AccountRegistration("Ada Example", "ada@example.com", "correct horse");
            new AccountCollection(database.documents(), settings).insert(registration, "a hash", false);
            var another = new AccountCollection(database.documents(), settings);
            assertThatThrownBy(() -> another.insert(registration, "another hash", false))
                    .isInstanceOfSatisfying(
                            Problem.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.ALREADY_EXISTS));
            assertThat(database.documents().getCollection("users").countDocuments())
                    .isOne();
        }
    }

    @Test
    @Tag("F-32")
    void electionDuringTheFirstRegistrationDoesNotSwitchTheCheckOff() {
        try (var set = new FakeReplicaSet();
                var database = MongoConnection.at(set.uri("serverSelectionTimeoutMS=3000&heartbeatFrequencyMS=500"))) {
            var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
            var accounts = new AccountCollection(database.documents(), settings);
            var registration = new AccountRegistration("Ada Example", "ada@example.com", "correct horse");
            set.fail("createIndexes", 200, FakeReplicaSet.Fault.NOT_PRIMARY);
            assertThatThrownBy(() -> accounts.insert(registration, "a hash", false))
                    .isInstanceOf(MongoException.class);
            set.forgetFaults();
            accounts.insert(registration, "a hash", false);
            assertThat(database.documents().getCollection("users").listIndexes().map(Document::toJson))
                    .anyMatch(index -> index.contains("\"email\"") && index.contains("\"unique\": true"));
        }
    }

    @ParameterizedTest
    @Tag("F-158")
    @Tag("user_management")
    @ValueSource(
            strings = {
                "[{email: ['one@example.com', 'two@example.com']}, {email: ['two@example.com']}]",
                "[{email: ['one@example.com', 'two@example.com']}, {email: ['three@example.com', 7]}]",
                "[{email: ['one@example.com', 'one@example.com']}]",
                "[{email: ['one@example.com', 'two@example.com']}, {email: 'two@example.com'}]",
                "[{email: 'one@example.com'}, {email: 'one@example.com'}]",
                "[{email: 7}, {email: 7.0}]",
                "[{email: null}, {email: null}]",
                "[{name: 'without one'}, {name: 'without one, too'}]",
                "[{email: {a: 1}}, {email: {a: 1}}]",
                "[{email: []}, {email: []}]"
            })
    void dataOnWhichTheIndexCannotBeMadeKeepsNobodyFromRegistering(String rows) {
        try (var database = TestDatabase.embedded(folder)) {
            var users = database.documents().getCollection("users");
            users.insertMany(Document.parse("{rows: " + rows + "}").getList("rows", Document.class));
            var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
            var accounts = new AccountCollection(database.documents(), settings);
            assertThat(accounts.isTaken("ada@example.com")).isFalse();
            accounts.insert(
                    new AccountRegistration("Ada Example", "ada@example.com", "correct horse"), "a hash", false);
            assertThat(accounts.isTaken("ada@example.com")).isTrue();
            accounts.insert(
                    new AccountRegistration("Ben Example", "ben@example.com", "correct horse"), "a hash", false);
            assertThat(users.countDocuments(new Document("password", "a hash"))).isEqualTo(2);
        }
    }
}
