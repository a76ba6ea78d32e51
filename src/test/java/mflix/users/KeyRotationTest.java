package mflix.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import mflix.testing.MovableClock;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F-381")
class KeyRotationTest {
    private static final String OLD = "an old key of more than thirty-two bytes";
    private static final String NEW = "a new key that is longer than thirty-two bytes";
    private static final String THIRD = "a third key, again longer than thirty-two bytes";
    private static final Account ADA =
            new Account(new BsonObjectId(new ObjectId()), "Ada", "ada@example.com", "", new BsonDocument(), false);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T10:00:00Z"));

    private Tokens tokens(Map<String, String> given) {
        return new Tokens(new TokenKey(People.config(given)), clock);
    }

    private Tokens rotated() {
        return tokens(Map.of("mflix.secret.key", NEW, "mflix.secret.key.previous", OLD));
    }

    @Test
    void aTokenOfThePreviousKeyStaysValidUntilItEnds() {
        var token = tokens(Map.of("mflix.secret.key", OLD)).issue(ADA, "j");
        assertThat(rotated().read(token)).isPresent();
        clock.move(Tokens.LIFE.plus(Duration.ofMinutes(1)));
        assertThat(rotated().read(token)).isEmpty();
    }

    @Test
    void newTokensAreSignedWithTheNewKeyAlone() {
        var token = rotated().issue(ADA, "j");
        assertThat(rotated().read(token)).isPresent();
        assertThat(tokens(Map.of("mflix.secret.key", NEW)).read(token)).isPresent();
        assertThat(tokens(Map.of("mflix.secret.key", OLD)).read(token)).isEmpty();
    }

    @Test
    void anyOtherKeyIsRefusedAndThePreviousOneAfterItWasTakenOut() {
        var token = tokens(Map.of("mflix.secret.key", THIRD)).issue(ADA, "j");
        assertThat(rotated().read(token)).isEmpty();
        var old = tokens(Map.of("mflix.secret.key", OLD)).issue(ADA, "j");
        assertThat(tokens(Map.of("mflix.secret.key", NEW)).read(old)).isEmpty();
    }

    @Test
    void theKeyThatTheApplicationMadeCanBeThePrevious(@TempDir Path folder) throws IOException {
        var token = tokens(Map.of("mflix.data.dir", folder.toString())).issue(ADA, "j");
        assertThat(Files.exists(folder.resolve("secret.key"))).isTrue();
        var rotated = tokens(Map.of(
                "mflix.secret.key",
                NEW,
                "mflix.secret.key.previous-file",
                folder.resolve("secret.key").toString()));
        assertThat(rotated.read(token)).isPresent();
    }

    @Test
    void aPreviousKeyAloneTheSameTwiceOrAShortOneRefusesTheStart() {
        refused(Map.of("mflix.secret.key.previous", OLD), "without mflix.secret.key");
        refused(Map.of("mflix.secret.key.previous", OLD, "mflix.secret.key", OLD), "is the same");
        refused(Map.of("mflix.secret.key.previous", "an old key", "mflix.secret.key", NEW), "has 10 bytes");
    }

    private void refused(Map<String, String> given, String part) {
        assertThatThrownBy(() -> tokens(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mflix.secret.key.previous ")
                .hasMessageContaining(part)
                .hasMessageNotContaining("an old key");
    }
}
