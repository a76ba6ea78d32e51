package mflix.mongo.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mongodb.ConnectionString;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mflix.settings.SettingsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an address is reported before anything starts, by the option's name. */
class UriCheckTest {
    private static final String SECRET = "s3cret";

    private static MongoSettings settings(String uri) {
        return MongoSettings.from(new SettingsReader(
                key -> Optional.ofNullable(Map.of("mflix.db.uri", uri).get(key))));
    }

    private static void refused(String uri, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(uri))
                .withMessageStartingWith("mflix.db.uri ")
                .withMessageContainingAll(words)
                .withMessageNotContainingAny(SECRET, "\n", "com.mongodb");
    }

    @Test
    @Tag("F-141")
    @SuppressWarnings("unchecked")
    void everyOptionOfTheDriverHasARule() throws ReflectiveOperationException {
        Field all = ConnectionString.class.getDeclaredField("ALL_KEYS");
        all.setAccessible(true);
        var ours = new TreeSet<>(UriOptionRule.ALL.keySet());
        ours.removeAll(Set.of("tlscafile", "tlscertificatekeyfile", "tlscertificatekeyfilepassword"));
        var drivers = new TreeSet<String>();
        ((Set<String>) all.get(null)).forEach(key -> drivers.add(new UriOptions.Option(key, key, "", false).key()));
        assertThat(ours).isEqualTo(drivers);
    }

    @ParameterizedTest
    @Tag("F-141")
    @CsvSource({
        "maxPoolSize=abc, maxPoolSize",
        "maxPoolSize=-1, maxPoolSize",
        "MAXPOOLSIZE=1.5, maxPoolSize",
        "minPoolSize=9&maxPoolSize=5, minPoolSize",
        "minPoolSize=51, minPoolSize",
        "maxConnecting=0, maxConnecting",
        "maxIdleTimeMS=-1, maxIdleTimeMS",
        "waitQueueTimeoutMS=soon, waitQueueTimeoutMS",
        "connectTimeoutMS=-5, connectTimeoutMS",
        "socketTimeoutMS=99999999999, socketTimeoutMS",
        "serverSelectionTimeoutMS=0, serverSelectionTimeoutMS",
        "wtimeoutMS=-1, wtimeoutMS",
        "wtimeout=x, wtimeoutMS",
        "ssl=maybe, tls",
        "tls=on, tls",
        "tlsInsecure=maybe, tlsInsecure",
        "retryWrites=maybe, retryWrites",
        "retryReads=2, retryReads",
        "journal=perhaps, journal",
        "j=perhaps, journal",
        "directConnection=ja, directConnection",
        "w=-1, w",
        "w=1.5, w",
        "w=51, w",
        "readPreference=nearestt, readPreference",
        "readConcernLevel=most, readConcernLevel",
        "uuidRepresentation=foo, uuidRepresentation",
        "serverMonitoringMode=foo, serverMonitoringMode",
        "authMechanism=FOO, authMechanism",
        "authMechanism=scram-sha-1, authMechanism",
        "maxStalenessSeconds=5&readPreference=secondary, maxStalenessSeconds",
        "maxStalenessSeconds=120, maxStalenessSeconds",
        "readPreferenceTags=foo&readPreference=secondary, readPreferenceTags",
        "zlibCompressionLevel=99, zlibCompressionLevel",
        "proxyPort=70000&proxyHost=x, proxyPort",
        "localThresholdMS=-1, localThresholdMS",
        "replicaSet=, replicaSet",
        "authSource=, authSource",
        "w, w",
        "maxPoolSise, maxPoolSise",
        "w=%zz, w",
        "tls=true&ssl=false, tls",
        "tlsCAFile=/tmp/x.pem&tls=false, tlsCAFile",
        "tlsCertificateKeyFilePassword=s3cret, tlsCertificateKeyFile",
        "srvMaxHosts=2, srvMaxHosts",
        "srvServiceName=x, srvServiceName"
    })
    void badValueIsNamedByItsOption(String options, String name) {
        refused("mongodb://ada:" + SECRET + "@host/db?" + options, name);
        if (!options.startsWith("srv")) {
            refused("mongodb+srv://host.example.net/?" + options, name);
        }
    }

    @ParameterizedTest
    @Tag("F-155")
    @ValueSource(
            strings = {
                "mongodb://host/?w=1&w=2",
                "mongodb://host/?w=1&W=2",
                "mongodb://host/?wtimeout=1&wtimeoutMS=2",
                "mongodb://host/?tls=true&ssl=false",
                "mongodb://host/?replicaSet=a;replicaSet=b",
                "mongodb://host/?=x"
            })
    void optionThatIsThereTwiceOrWithoutANameIsRefused(String uri) {
        refused(uri, uri.endsWith("=x") ? "without a name" : "more than once");
    }

    @ParameterizedTest
    @Tag("F-155")
    @ValueSource(
            strings = {
                "mongodb://host?w=majority",
                "mongodb://host:27017?W=MAJORITY&retrywrites=TRUE",
                "mongodb://host/?&w=majority&&retryWrites=true&",
                "mongodb://host/db?w=majority;journal=true",
                "mongodb://host/?w=1&w=1",
                "mongodb://host/?readPreference=secondary&readPreferenceTags=a:b&readPreferenceTags=",
                "mongodb://[::1]:27017/db?tls=yes",
                "mongodb://one:27017,two,three:1/db?replicaSet=rs0&compressors=zlib&zlibCompressionLevel=-1",
                "mongodb+srv://cluster.example.net?retryWrites=true&w=majority",
                "mongodb+srv://u:p@cluster.example.net/db?srvMaxHosts=2&appName=Cluster0",
                "mongodb://host/?loadBalanced=true",
                "mongodb://host/?authMechanism=MONGODB-X509&tls=true",
                "mongodb://u:p%40@host/db?authSource=admin&authMechanism=SCRAM-SHA-256"
            })
    void goodAddressIsTaken(String uri) {
        assertThat(settings(uri).uri()).contains(uri);
        assertThat(UriCheck.unknown(uri)).isEmpty();
    }

    @ParameterizedTest
    @Tag("F-142")
    @CsvSource({
        "mongodb+srv://host.example.net:27017/, port",
        "mongodb+srv://u:s3cret@host.example.net:27017, port",
        "'mongodb+srv://one.example.net,two.example.net/', several hosts",
        "mongodb+srv://host.example.net/?directConnection=true, directConnection",
        "mongodb+srv://host.example.net/?srvMaxHosts=2&replicaSet=rs0, srvMaxHosts",
        "'mongodb://one,two/?directConnection=true', directConnection",
        "'mongodb://one,two/?loadBalanced=true', loadBalanced",
        "mongodb://host/?loadBalanced=true&replicaSet=rs0, loadBalanced",
        "mongodb://host/?loadBalanced=true&directConnection=true, loadBalanced",
        "mongodb://ada:s3cret@host/?authMechanism=MONGODB-X509, authMechanism",
        "mongodb://host/?authMechanism=SCRAM-SHA-256, authMechanism",
        "mongodb://host/?authMechanism=PLAIN, authMechanism"
    })
    void whatDoesNotGoTogetherIsNamed(String uri, String words) {
        refused(uri, words);
    }

    @ParameterizedTest
    @Tag("F-144")
    @CsvSource({
        "mongodb://host/?compressors=snappy, compressors=snappy",
        "mongodb://host/?compressors=zstd, compressors=zstd",
        "'mongodb://host/?compressors=zlib,zstd', zlib",
        "mongodb://host/?compressors=ZLIB, compressors",
        "mongodb://%2Ftmp%2Fmongodb-27017.sock/, Unix socket",
        "mongodb://u:s3cret@%2ftmp%2fmongodb-27017.sock/db?w=1, Unix socket",
        "'mongodb://host,%2Ftmp%2Fmongodb-27017.sock/', Unix socket",
        "mongodb://mongodb.sock/, Unix socket"
    })
    void partsThatAreNotBroughtAreNamed(String uri, String words) {
        refused(uri, words);
    }

    @ParameterizedTest
    @Tag("F-143")
    @CsvSource({
        "maxPoolSise=7, maxPoolSise",
        "tlsAllowInvalidCertificates=true, tlsAllowInvalidCertificates",
        "slaveOk=true, slaveOk",
        "sslCAFile=/tmp/x, sslCAFile"
    })
    void optionThatNobodyKnowsIsAWarning(String option, String name) {
        for (var scheme : List.of("mongodb://localhost/?", "mongodb+srv://u:s3cret@host.example.net/?")) {
            assertThat(settings(scheme + option + "&" + option).warnings())
                    .filteredOn(warning -> warning.contains(name))
                    .singleElement()
                    .asString()
                    .contains("unknown", "no effect")
                    .doesNotContain(SECRET, "=true", "/tmp");
        }
    }

    @ParameterizedTest
    @Tag("F-156")
    @ValueSource(
            strings = {
                "mongodb://ada:s3cret/x@host/?w=-1",
                "mongodb://ada:x?s3cret=1&y@host/db?w=-1",
                "mongodb://ada:x/y?s3cret=1&w=s3cret@host/db",
                "mongodb://ada:s3cret@host:s3cret/",
                "mongodb://host/?proxyPassword=&proxyHost=s3cret",
                "mongodb://host/?authMechanismProperties=s3cret",
                "mongodb://ada:s3cret@ho st/",
                "mongodb://ada:s3cret@,host/",
                "s3cret"
            })
    void noSecretIsRepeated(String uri) {
        refused(uri, "");
    }
}
