package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mflix.testing.FakeReplicaSet;
import mflix.testing.FakeReplicaSet.Fault;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fake set answers a slow command after a second; the ordinary client waits for 300 ms. */
@Tag("F-97")
class IndexBuilderTest {
    private final FakeReplicaSet set = new FakeReplicaSet();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private MongoConnection database;

    @BeforeEach
    void open() {
        database = MongoConnection.at(set.uri("socketTimeoutMS=300&serverSelectionTimeoutMS=5000&wtimeoutMS=500"));
        database.documents().getCollection("movies").insertOne(new Document("_id", 1));
    }

    @AfterEach
    void close() {
        database.close();
        set.close();
    }

    private List<String> make() {
        try (var builder = new IndexBuilder(
                database, (collection, index, since) -> heard.add(collection + " " + index), Duration.ofMillis(200))) {
            return DatabaseIndexes.make(database.documents(), builder);
        }
    }

    private long standing() {
        return database.documents()
                .getCollection("movies")
                .listIndexes()
                .into(new ArrayList<>())
                .size();
    }

    @Test
    void indexThatTakesLongerThanAnOrdinaryAnswerIsBuiltAndTold() {
        set.fail("createIndexes", 3, Fault.SLOW);
        make();
        assertThat(standing()).isGreaterThan(3);
        assertThat(heard).anySatisfy(line -> assertThat(line).startsWith("movies {\"tomatoes.viewer.numReviews\""));
    }

    @Test
    void withoutThePatienceTheSameFails() {
        set.fail("createIndexes", 20, Fault.SLOW);
        var documents = database.documents();
        assertThatThrownBy(() -> DatabaseIndexes.make(documents)).isInstanceOf(MongoException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_PRIMARY", "SHUTTING_DOWN", "INTERRUPTED", "CUT_BEFORE", "CUT_AFTER"})
    void serverThatGoesAwayMeanwhileIsAskedAgain(Fault fault) {
        set.fail("createIndexes", 2, fault);
        make();
        set.forgetFaults();
        var all = standing();
        make();
        assertThat(standing()).isEqualTo(all).isGreaterThan(3);
    }

    @Test
    void refusalIsNotRepeated() {
        set.fail("createIndexes", 1, Fault.NOT_ALLOWED);
        assertThat(make()).hasSize(1).first().asString().contains("was refused with code 13.");
    }

    @Test
    void timeoutOfTheUriDoesNotHoldForThePatientClient() {
        try (var hasty = MongoConnection.at(set.uri("timeoutMS=400"));
                var builder = new IndexBuilder(hasty, (collection, index, since) -> {}, Duration.ofSeconds(1))) {
            set.fail("createIndexes", 2, Fault.SLOW);
            DatabaseIndexes.make(database.documents(), builder);
            assertThat(standing()).isGreaterThan(3);
        }
    }

    @Test
    void patientClientIsNotCountedAndHoldsFewConnections() {
        var before = MongoConnection.clientsMade();
        try (var patient = database.patient()) {
            assertThat(MongoConnection.clientsMade()).isEqualTo(before);
            assertThat(patient.settings().getConnectionPoolSettings().getMaxSize())
                    .isEqualTo(2);
            assertThat(patient.name()).isEqualTo(database.name());
        }
    }
}
