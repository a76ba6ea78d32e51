package mflix.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import java.util.Optional;
import mflix.FakeReplicaSet;
import mflix.TestDatabase;
import mflix.mongo.Config;
import mflix.mongo.Database;
import mflix.mongo.MongoSettings;
import mflix.problem.Kind;
import mflix.problem.Problem;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountCollectionTest {

    @Test
    @Tag("F-32")
    @Tag("user_management")
    void emailIsThereOnceEvenBeforeTheIndexesAreMadeInTheBackground() {
        try (var database = TestDatabase.inMemory()) {
            var settings = MongoSettings.from(new Config(key -> Optional.empty()));
            var registration = new Registration("Ada Example", "ada@example.com", "correct horse");
            new AccountCollection(database.documents(), settings).insert(registration, "a hash", false);
            var another = new AccountCollection(database.documents(), settings);
            assertThatThrownBy(() -> another.insert(registration, "another hash", false))
                    .isInstanceOfSatisfying(
                            Problem.class, refusal -> assertThat(refusal.kind()).isEqualTo(Kind.ALREADY_EXISTS));
            assertThat(database.documents().getCollection("users").countDocuments())
                    .isOne();
        }
    }

    @Test
    @Tag("F-32")
    void electionDuringTheFirstRegistrationDoesNotSwitchTheCheckOff() {
        try (var set = new FakeReplicaSet();
                var database = Database.at(set.uri("serverSelectionTimeoutMS=3000&heartbeatFrequencyMS=500"))) {
            var settings = MongoSettings.from(new Config(key -> Optional.empty()));
            var accounts = new AccountCollection(database.documents(), settings);
            var registration = new Registration("Ada Example", "ada@example.com", "correct horse");
            set.fail("createIndexes", 200, FakeReplicaSet.Fault.NOT_PRIMARY);
            assertThatThrownBy(() -> accounts.insert(registration, "a hash", false))
                    .isInstanceOf(MongoException.class);
            set.forgetFaults();
            accounts.insert(registration, "a hash", false);
            assertThat(database.documents().getCollection("users").listIndexes().map(Document::toJson))
                    .anyMatch(index -> index.contains("\"email\"") && index.contains("\"unique\": true"));
        }
    }
}
