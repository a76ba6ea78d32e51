package mflix.guides.mistakes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a client without any options may wait. */
@Tag("F-355")
class DriverDefaultsTest {

    @Test
    void thePoolIsLargerThanItsServerMayLikeAndWaitsForTwoMinutes() {
        // region pool-defaults
        var pool = MongoClientSettings.builder().build().getConnectionPoolSettings();
        assertThat(pool.getMaxSize()).isEqualTo(100);
        assertThat(pool.getMaxWaitTime(SECONDS)).isEqualTo(120);
        // endregion pool-defaults
    }

    @Test
    void anAnswerAndAConfirmationAreWaitedForForEver() {
        // region time-defaults
        var client = MongoClientSettings.builder().build();
        assertThat(client.getClusterSettings().getServerSelectionTimeout(SECONDS))
                .isEqualTo(30);
        assertThat(client.getSocketSettings().getReadTimeout(SECONDS)).isZero(); // no bound at all
        assertThat(client.getWriteConcern().getWTimeout(SECONDS)).isNull(); // none either
        assertThat(client.getTimeout(SECONDS)).isNull();
        // endregion time-defaults
    }
}
