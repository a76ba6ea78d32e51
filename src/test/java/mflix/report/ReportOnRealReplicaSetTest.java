package mflix.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.MongoFailures;
import mflix.mongo.UnconfirmedWrites;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.ChildServer;
import mflix.testing.RealServer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A primary that is cut off from the others: what only it has is written, not confirmed, and not in the report. */
@Tag("real")
class ReportOnRealReplicaSetTest {
    private RealServer server;
    private MongoCollection<Document> comments;
    private CommenterReport report;

    @BeforeEach
    void open() {
        server = new RealServer();
        server.withReplicaSet().withTestCommands();
        var client = server.client("wtimeoutMS=1000");
        DatabaseIndexes.make(client.documents());
        comments = client.documents().getCollection("comments");
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        report = new CommenterReport(new ReportQueries(client.documents(), settings));
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private static Document by(String email) {
        return new Document("_id", new ObjectId()).append("email", email);
    }

    private boolean confirms(Document probe) {
        try {
            comments.insertOne(probe);
            return true;
        } catch (MongoException e) {
            assertThat(MongoFailures.problemOf(e).map(Problem::kind)).contains(ProblemKind.WRITE_UNCONFIRMED);
            return false;
        }
    }

    private List<String> commenters() {
        return report.mostActive().getArray("report").stream()
                .map(row -> row.asDocument().getString("_id").getValue())
                .toList();
    }

    // region cut-off-primary
    @Test
    @Tag("F-48")
    @Tag("F-63")
    @Tag("user_report")
    @Tag("timeouts")
    void commentThatOnlyAPrimaryWithoutTheOthersHasIsNotCounted() {
        comments.insertOne(by("lasting@example.com"));
        server.stopReplication();
        ChildServer.await("the end of the copying", () -> !confirms(new Document("text", "a probe")));
        comments.withWriteConcern(WriteConcern.W1).insertOne(by("cut.off@example.com"));
        var unconfirmed = by("unconfirmed@example.com");
        var id = unconfirmed.getObjectId("_id");
        var problem = MongoFailures.problemOf(
                        catchThrowable(() -> UnconfirmedWrites.naming(id, () -> comments.insertOne(unconfirmed))))
                .orElseThrow();
        assertThat(problem.kind()).isEqualTo(ProblemKind.WRITE_UNCONFIRMED);
        assertThat(problem.members()).containsEntry("id", id.toHexString());
        assertThat(comments.countDocuments(new Document("_id", id))).isEqualTo(1);
        assertThat(comments.countDocuments(new Document("email", "cut.off@example.com")))
                .isEqualTo(1);
        assertThat(commenters()).containsExactly("lasting@example.com");
        server.resumeReplication();
        ChildServer.await("the copies", () -> commenters().size() == 3);
    }
    // endregion cut-off-primary
}
