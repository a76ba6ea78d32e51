package mflix.mongo.settings;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSettingsTest {

    private static MongoClientSettings of(String options) {
        return ClientSettings.of(new ConnectionString("mongodb://localhost/sample_mflix" + options));
    }

    @Test
    @Tag("connection_pooling")
    void poolHoldsAtMostFiftyConnections() {
        assertThat(of("").getConnectionPoolSettings().getMaxSize()).isEqualTo(50);
    }

    @ParameterizedTest
    @Tag("connection_pooling")
    @CsvSource({"?maxPoolSize=7, 7, 2", "?maxPoolSize=1, 1, 1", "?minPoolSize=5, 50, 5", "?maxPoolSize=200, 200, 2"})
    void uriChangesThePool(String options, int most, int least) {
        assertThat(of(options).getConnectionPoolSettings().getMaxSize()).isEqualTo(most);
        assertThat(of(options).getConnectionPoolSettings().getMinSize()).isEqualTo(least);
    }

    @ParameterizedTest
    @Tag("timeouts")
    @CsvSource({
        "'', majority, 2500",
        "?w=majority&retryWrites=true, majority, 2500",
        "?wtimeoutMS=900, majority, 900",
        "?w=2, 2, 2500",
        "?w=1, 1, 2500",
        "?w=majority&wtimeoutMS=100, majority, 100",
        "?journal=true, majority, 2500"
    })
    void everyWriteHasAConcernAndABound(String options, String w, int wtimeout) {
        var concern = of(options).getWriteConcern();
        assertThat(String.valueOf(concern.getWObject())).isEqualTo(w);
        assertThat(concern.getWTimeout(MILLISECONDS)).isEqualTo(wtimeout);
    }

    @Test
    @Tag("timeouts")
    void unacknowledgedIsObeyed() {
        assertThat(of("?w=0").getWriteConcern()).isEqualTo(WriteConcern.UNACKNOWLEDGED);
    }

    @Test
    @Tag("timeouts")
    void everyOtherWaitIsBounded() {
        var settings = of("");
        assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(MILLISECONDS))
                .isEqualTo(2000);
        assertThat(settings.getClusterSettings().getServerSelectionTimeout(MILLISECONDS))
                .isEqualTo(5000);
        assertThat(settings.getSocketSettings().getConnectTimeout(MILLISECONDS)).isEqualTo(3000);
        assertThat(settings.getSocketSettings().getReadTimeout(MILLISECONDS)).isEqualTo(8000);
        assertThat(settings.getTimeout(MILLISECONDS)).isNull();
    }

    @Test
    void uriWinsOptionByOption() {
        var settings = of("?socketTimeoutMS=1500&appName=other&retryWrites=false");
        assertThat(settings.getSocketSettings().getReadTimeout(MILLISECONDS)).isEqualTo(1500);
        assertThat(settings.getSocketSettings().getConnectTimeout(MILLISECONDS)).isEqualTo(3000);
        assertThat(settings.getApplicationName()).isEqualTo("other");
        assertThat(settings.getRetryWrites()).isFalse();
        assertThat(of("").getApplicationName()).isEqualTo("mflix");
    }
}
