package mflix.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.List;
import mflix.mongo.MongoConnection;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fakes behave as the driver expects of the real thing. */
class FakesTest {
    private final FakeReplicaSet set = new FakeReplicaSet();
    private final MongoCollection<Document> films = set.database().documents().getCollection("films");

    @AfterEach
    void close() {
        set.close();
    }

    @Test
    void oneStepDownIsUnseenAndTwoAreNot() {
        set.fail("insert", 1, FakeReplicaSet.Fault.NOT_PRIMARY);
        films.insertOne(new Document("_id", 1));
        assertThat(films.countDocuments()).isEqualTo(1);
        set.fail("insert", 2, FakeReplicaSet.Fault.NOT_PRIMARY);
        assertThatThrownBy(() -> films.insertOne(new Document("_id", 2))).isInstanceOf(MongoNotPrimaryException.class);
        assertThat(films.countDocuments()).isEqualTo(1);
    }

    @Test
    void cutAfterTheWriteIsRetriedAndDoneOnce() {
        set.fail("insert", 1, FakeReplicaSet.Fault.CUT_AFTER);
        films.insertOne(new Document("_id", 1));
        assertThat(films.countDocuments()).isEqualTo(1);
        assertThat(set.recorded("insert")).hasSize(2).allMatch(one -> one.query()
                .containsKey("txnNumber"));
    }

    @Test
    void bulkOfSingleUpdatesIsRetriedAndUpdateManyIsNot() {
        films.insertOne(new Document("_id", 1));
        set.fail("update", 1, FakeReplicaSet.Fault.SHUTTING_DOWN);
        films.bulkWrite(List.of(new UpdateOneModel<>(Filters.eq(1), Updates.inc("n", 1))));
        assertThat(films.find().first()).containsEntry("n", 1);
        set.fail("update", 1, FakeReplicaSet.Fault.SHUTTING_DOWN);
        assertThatThrownBy(() -> films.updateMany(Filters.eq(1), Updates.inc("n", 1)))
                .isInstanceOf(MongoException.class);
        assertThat(films.find().first()).containsEntry("n", 1);
    }

    @Test
    void unconfirmedWriteIsDone() {
        set.fail("insert", 1, FakeReplicaSet.Fault.UNCONFIRMED);
        assertThatThrownBy(() -> films.insertOne(new Document("_id", 1)))
                .isInstanceOf(MongoWriteConcernException.class);
        assertThat(films.countDocuments()).isEqualTo(1);
    }

    @Test
    void withoutAPrimaryWritesFailUntilOneIsBack() {
        films.insertOne(new Document("_id", 1));
        set.stepDown();
        assertThatThrownBy(() -> films.insertOne(new Document("_id", 2))).isInstanceOf(MongoException.class);
        set.stepUp();
        films.insertOne(new Document("_id", 3));
        assertThat(films.countDocuments()).isEqualTo(2);
    }

    @Test
    void proxyPassesCutsAndRefuses() {
        try (var server = TestDatabase.inMemory();
                var proxy = new TcpProxy(portOf(server));
                var database = MongoConnection.at("mongodb://127.0.0.1:" + proxy.port()
                        + "/sample_mflix?serverSelectionTimeoutMS=300&heartbeatFrequencyMS=500")) {
            var documents = database.documents();
            documents.getCollection("films").insertOne(new Document("_id", 1));
            proxy.refuse();
            assertThatThrownBy(() -> documents.getCollection("films").countDocuments())
                    .isInstanceOf(MongoException.class);
            proxy.pass();
            ChildServer.await("the database behind the proxy", () -> answers(database));
            assertThat(documents.getCollection("films").countDocuments()).isEqualTo(1);
        }
    }

    private static boolean answers(MongoConnection database) {
        try {
            return database.documents().getCollection("films").countDocuments() == 1;
        } catch (MongoException e) {
            return false;
        }
    }

    private static int portOf(TestDatabase database) {
        return database.database()
                .settings()
                .getClusterSettings()
                .getHosts()
                .get(0)
                .getPort();
    }
}
