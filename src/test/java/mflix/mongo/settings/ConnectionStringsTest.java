package mflix.mongo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("least_privilege")
class ConnectionStringsTest {

    @ParameterizedTest
    @CsvSource({
        "mongodb://root:pw@localhost:27017/?authSource=admin, mongodb://app:p%40ss%20w%2Frd@localhost:27017/sample_mflix?authSource=admin",
        "mongodb://localhost, mongodb://app:p%40ss%20w%2Frd@localhost/sample_mflix?authSource=admin",
        "'mongodb://r:x@a:1,b:2/admin?replicaSet=rs0&authMechanism=SCRAM-SHA-256&tls=true',"
                + " 'mongodb://app:p%40ss%20w%2Frd@a:1,b:2/sample_mflix?authSource=admin&replicaSet=rs0&tls=true'"
    })
    void sameServerForAnotherUser(String administrator, String application) {
        assertThat(ConnectionStrings.of(administrator, "app", "p@ss w/rd", "sample_mflix"))
                .isEqualTo(application);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb+srv://u:p@cluster0.ab1cd.mongodb.net/sample_mflix",
                "mongodb+srv://c.mongodb.net",
                "mongodb://a.mongodb.net:27017,b.mongodb.net:27017/"
            })
    void atlasIsKnownByItsHosts(String uri) {
        assertThat(ConnectionStrings.isAtlas(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://localhost/",
                "mongodb://u:p.mongodb.net@db.example.net/",
                "mongodb://db.example.net/x.mongodb.net"
            })
    void otherServersAreNot(String uri) {
        assertThat(ConnectionStrings.isAtlas(uri)).isFalse();
    }
}
