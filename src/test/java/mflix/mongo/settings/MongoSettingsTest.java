package mflix.mongo.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mongodb.ConnectionString;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mflix.settings.SettingsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoSettingsTest {

    private static MongoSettings settings(Map<String, String> values) {
        return MongoSettings.from(new SettingsReader(key -> Optional.ofNullable(values.get(key))));
    }

    @Test
    void withoutUriTheDatabaseIsEmbedded() {
        assertThat(settings(Map.of()).isEmbedded()).isTrue();
        assertThat(settings(Map.of("mflix.db.uri", "  ")).isEmbedded()).isTrue();
    }

    @Test
    @Tag("timeouts")
    void readsAreBoundedByDefault() {
        assertThat(settings(Map.of()).maxTime()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings(Map.of()).reportMaxTime()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "http://localhost/",
                "mongodb://",
                "mongodb://secretuser:secret@word@host/db",
                "mongodb://host:port/db",
                "mongodb://secret/word@host/db",
                "mongodb://user:secret/word?w=secret@host/db"
            })
    void malformedUriIsRefusedByItsKeyAndWithoutItsSecrets(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("mflix.db.uri", uri)))
                .withMessageStartingWith("mflix.db.uri is not a MongoDB address")
                .withMessageNotContainingAny("secret", "\n");
    }

    @Test
    void srvUriIsCheckedWithoutAskingTheDns() {
        assertThat(settings(Map.of("mflix.db.uri", "mongodb+srv://nowhere.example.invalid/?srvMaxHosts=2"))
                        .uri())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "PT0S", "-PT3S", "P2D", "soon"})
    void badDurationIsRefusedByItsKeyAndValue(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("mflix.db.max-time", value)))
                .withMessageContainingAll("mflix.db.max-time", value);
    }

    @Test
    void databaseIsTheOneInThePathElseTheSample() {
        assertThat(MongoSettings.databaseOf(new ConnectionString("mongodb://host/other")))
                .isEqualTo("other");
        assertThat(MongoSettings.databaseOf(new ConnectionString("mongodb://host/")))
                .isEqualTo("sample_mflix");
    }

    @Test
    void passwordIsMasked() {
        assertThat(MongoSettings.masked("mongodb+srv://mflixAppUser:s%40cret@cluster.example.net/sample_mflix"))
                .isEqualTo("mongodb+srv://mflixAppUser:***@cluster.example.net/sample_mflix");
        assertThat(
                        MongoSettings.masked(
                                "mongodb://h/?tlsCertificateKeyFile=/x&tlscertificatekeyfilepassword=s3cret&proxyPassword=s3cret&w=1"))
                .isEqualTo(
                        "mongodb://h/?tlsCertificateKeyFile=/x&tlscertificatekeyfilepassword=***&proxyPassword=***&w=1");
        assertThat(MongoSettings.masked("mongodb://localhost/x")).isEqualTo("mongodb://localhost/x");
    }
}
