package mflix.mongo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.settings.SettingsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriWarningsTest {

    private static List<String> warnings(String uri) {
        var values = Map.of("mflix.db.uri", uri);
        return MongoSettings.from(new SettingsReader(key -> Optional.ofNullable(values.get(key))))
                .warnings();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://localhost/sample_mflix",
                "mongodb://app:other@127.0.0.1:27018/?authSource=admin",
                "mongodb+srv://app:other@cluster.example.net/sample_mflix?retryWrites=true&w=majority",
                "mongodb://app:other@db.example.net/?tls=true&w=2"
            })
    void goodAddressHasNone(String uri) {
        assertThat(warnings(uri)).isEmpty();
    }

    @ParameterizedTest
    @Tag("F-74")
    @CsvSource({
        "mongodb://mflixAppUser:mflixAppPwd@localhost:27017/sample_mflix?authSource=admin, documentation",
        "mongodb://db.example.net/, not encrypted",
        "mongodb+srv://cluster.example.net/?tls=false, not encrypted",
        "mongodb://localhost/?timeoutMS=5000, timeoutMS",
        "mongodb://localhost/?w=1, w=1",
        "mongodb://localhost/?w=0, w=0",
        "mongodb://localhost/?wtimeoutMS=0, without end"
    })
    void whatWorksButShouldNotBeIsSaidOnceAndWithoutSecrets(String uri, String said) {
        assertThat(warnings(uri)).singleElement().asString().contains(said).doesNotContain("mflixAppPwd", "\n");
    }

    @Test
    void embeddedDatabaseHasNoAddressToWarnOf() {
        assertThat(MongoSettings.from(new SettingsReader(key -> Optional.empty()))
                        .warnings())
                .isEmpty();
    }
}
