package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseStartupTest {

    private static String opening(Map<String, String> settings) {
        return DatabaseStartup.opening(
                MongoSettings.from(new SettingsReader(key -> Optional.ofNullable(settings.get(key)))), false);
    }

    @ParameterizedTest
    @Tag("F-138")
    @ValueSource(
            strings = {
                "mongodb://vera:secret-1@db.example:27017/sample_mflix",
                "mongodb+srv://vera:secret-1@db.example/sample_mflix",
                "mongodb://db.example:27017",
                "mongodb://vera:secret-1@db.example,db2.example/?replicaSet=rs0"
            })
    void firstLineNamesNeitherUserNorHost(String uri) {
        assertThat(opening(Map.of("mflix.db.uri", uri))).isEqualTo("starting database=configured demo_mode=false");
    }

    @Test
    @Tag("F-138")
    void firstLineSaysThatTheDatabaseIsTheEmbeddedOne() {
        assertThat(opening(Map.of())).isEqualTo("starting database=embedded demo_mode=false");
    }
}
