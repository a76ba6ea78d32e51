package mflix.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.mongo.settings.MongoSettings;
import mflix.testing.MovableClock;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many passwords are checked depends on what was typed alone, so the time does not show which accounts there are. */
@Tag("F-127")
class PasswordCheckTest {
    private static final Account ADA =
            new Account(new BsonInt32(1), "Ada", "ada@example.com", "no hash", new BsonDocument(), false);

    private int checks;

    private final Passwords passwords = new Passwords(People.config(Map.of("mflix.password.cost", "4"))) {
        @Override
        boolean matches(String password, String storedHash) {
            checks++;
            return super.matches(password, storedHash);
        }

        @Override
        void matchNobody(String password) {
            checks++;
            super.matchNobody(password);
        }
    };

    private int checksOf(List<Optional<Account>> candidates) {
        checks = 0;
        var settings = MongoSettings.from(People.config(Map.of()));
        try (var database = TestDatabase.inMemory()) {
            var throttle = new LoginThrottle(database.documents(), settings, new MovableClock(Instant.EPOCH));
            var guard = new PasswordCheck(passwords, throttle);
            assertThat(guard.opened(candidates, new Login("ada@example.com", "wrong"), People.VISIT))
                    .isEmpty();
        }
        return checks;
    }

    @Test
    void everySpellingIsCheckedOnceWhetherItHasAnAccountOrNot() {
        assertThat(EmailAddress.spellings("ada@example.com")).hasSize(1);
        assertThat(EmailAddress.spellings("Ada@example.com")).hasSize(2);
        assertThat(EmailAddress.spellings(" Ada@example.com")).hasSize(3);
        assertThat(checksOf(List.of(Optional.empty()))).isOne();
        assertThat(checksOf(List.of(Optional.of(ADA)))).isOne();
        assertThat(checksOf(List.of(Optional.empty(), Optional.empty()))).isEqualTo(2);
        assertThat(checksOf(List.of(Optional.of(ADA), Optional.empty()))).isEqualTo(2);
        assertThat(checksOf(List.of(Optional.empty(), Optional.of(ADA)))).isEqualTo(2);
    }
}
