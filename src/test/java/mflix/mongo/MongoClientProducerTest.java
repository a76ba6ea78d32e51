package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import mflix.settings.SettingsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A caller that asks for the database asks for its settings first, and with them all others are read. */
@Tag("F-89")
class MongoClientProducerTest {

    @ParameterizedTest
    @CsvSource({
        "mflix.password.cost, 99",
        "mflix.cors.origins, *",
        "mflix.http.forwarded, perhaps",
        "mflix.migration.workers, 9",
        "mflix.log.requests, some",
        "mflix.embedded.fsync, often",
        "mflix.demo-mode, perhaps",
    })
    void badSettingsOfAnyRoomRefuseThoseOfTheDatabase(String key, String value) {
        var given = Map.of(key, value);
        var config = new SettingsReader(asked -> Optional.ofNullable(given.get(asked)));
        assertThatThrownBy(() -> new MongoClientProducer().settings(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key);
        var none = new SettingsReader(asked -> Optional.empty());
        assertThat(new MongoClientProducer().settings(none).isEmbedded()).isTrue();
    }
}
