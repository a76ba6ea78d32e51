package mflix.guides.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.stream.IntStream;
import mflix.testing.ChildServer;
import mflix.testing.FakeReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A liveness probe that asks the database. */
@Tag("F-376")
class DeployingMistakesTest {
    private static final int PODS = 3;

    // region liveness-asks-the-database
    /** Says "restart me" when somebody else is ill. */
    static final class LivenessCheck {
        private final MongoDatabase database;

        LivenessCheck(MongoDatabase database) {
            this.database = database;
        }

        boolean isUp() {
            try {
                database.runCommand(new Document("ping", 1));
                return true;
            } catch (MongoException e) {
                return false;
            }
        }
    }
    // endregion liveness-asks-the-database

    private static long podsToBeRestarted(MongoDatabase database) {
        return IntStream.range(0, PODS)
                .filter(pod -> !new LivenessCheck(database).isUp())
                .count();
    }

    @Test
    void stepDownOfTheDatabaseRestartsEveryPod() {
        try (var set = new FakeReplicaSet()) {
            var database = set.database().documents();
            assertThat(podsToBeRestarted(database)).isZero();
            set.stepDown();
            ChildServer.await("every pod that wants to be restarted", () -> podsToBeRestarted(database) == PODS);
            set.stepUp();
        }
    }
}
