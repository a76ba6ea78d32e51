package mflix.users.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import mflix.users.People;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the list of users says of each beside name and right. */
@Tag("F-544")
class UserActivityTest {
    private static final MongoSettings SETTINGS = MongoSettings.from(new SettingsReader(key -> Optional.empty()));

    private People people;
    private UserActivity activity;

    @BeforeEach
    void open() {
        people = People.of(TestDatabase.inMemory());
        activity = new UserActivity(people.database().documents(), SETTINGS);
    }

    @AfterEach
    void close() {
        people.close();
    }

    private BsonDocument only(String email) {
        var page = activity.addedTo(people.directory.page(Map.of("text", List.of(email))));
        assertThat(page.getArray("users")).hasSize(1);
        return page.getArray("users").get(0).asDocument();
    }

    private void insert(String collection, Document... rows) {
        people.database().documents().getCollection(collection).insertMany(List.of(rows));
    }

    @Test
    void commentsAreCountedByTheAddressOfTheAccount() {
        people.register("ada@example.com");
        people.register("ben@example.com");
        insert(
                "comments",
                new Document("email", "ada@example.com"),
                new Document("email", "ada@example.com"),
                new Document("email", "ADA@example.com"),
                new Document("email", 7),
                new Document("text", "by nobody"));
        assertThat(only("ada@").getNumber("comments").longValue()).isEqualTo(2);
        assertThat(only("ben@").getNumber("comments").longValue()).isZero();
    }

    @Test
    void lastSeenIsTheLatestOfAllSessionsAndNullWithoutAny() {
        people.register("ada@example.com");
        people.clock.move(Duration.ofHours(2));
        var latest = people.clock.instant();
        insert(
                "sessions",
                new Document("user_id", "ada@example.com")
                        .append("jti", "later")
                        .append("lastSeen", Date.from(latest)),
                new Document("user_id", "ada@example.com").append("jti", "odd").append("lastSeen", "yesterday"));
        insert("users", new Document("email", "zoe@example.com").append("name", "Zoe"));
        assertThat(only("ada@").getDateTime("lastSeen").getValue()).isEqualTo(latest.toEpochMilli());
        assertThat(only("zoe@").isNull("lastSeen")).isTrue();
    }

    @Test
    void aPageWithoutUsersStaysEmpty() {
        assertThat(activity.addedTo(people.directory.page(Map.of())).getArray("users"))
                .isEmpty();
    }
}
