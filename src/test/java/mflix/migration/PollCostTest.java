package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import mflix.migration.api.MigrationViews;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.IdRanges;
import mflix.migration.store.RunKind;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the console's questions cost the database: a few commands, none of which looks at a range. */
@Tag("migration")
class PollCostTest {
    private final List<BsonDocument> sent = new CopyOnWriteArrayList<>();
    private final TestDatabase database = TestDatabase.inMemory();
    private final MongoClient client = client();
    private final Node node = new Node(client.getDatabase("sample_mflix"));
    private final MigrationViews pages = new MigrationViews(node.migrations());

    private MongoClient client() {
        var host =
                database.database().settings().getClusterSettings().getHosts().get(0);
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://" + host))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        sent.add(event.getCommand().clone());
                    }
                })
                .build());
    }

    @AfterEach
    void close() {
        node.close();
        client.close();
        database.close();
    }

    private int commandsOf(Runnable question) {
        sent.clear();
        question.run();
        assertThat(sent).noneMatch(command -> collection(command).equals(IdRanges.COLLECTION));
        return sent.size();
    }

    private static String collection(BsonDocument command) {
        var first = command.get(command.getFirstKey());
        return first.isString() ? first.asString().getValue() : "";
    }

    @Test
    @Tag("F-181")
    void pollOfARunCostsTheSameWhateverTheNumberOfItsRanges() {
        OldFilms.into(database.documents(), 80);
        var small = node.migrate();
        var ofOneRange = commandsOf(() -> pages.run(node.again(small)));
        assertThat(ofOneRange).isLessThanOrEqualTo(3);
        OldFilms.of(database.documents()).deleteMany(new Document());
        OldFilms.into(database.documents(), 1030);
        var large = node.migrate();
        assertThat(large.plannedRanges()).isEqualTo(11);
        assertThat(commandsOf(() -> pages.run(node.again(large)))).isEqualTo(ofOneRange);
    }

    @Test
    @Tag("F-181")
    void pollOfARunInTheMidstOfItsWorkLooksAtNoRangeEither() {
        OldFilms.into(database.documents(), 230);
        node.lead(node.start(), milestone -> {
            if (milestone == BatchMoment.CHECKPOINTED) {
                sent.clear();
                pages.run(node.migrations().active(Migrations.FIRST).orElseThrow());
                assertThat(sent).hasSizeLessThanOrEqualTo(3);
                assertThat(sent).noneMatch(command -> collection(command).equals(IdRanges.COLLECTION));
            }
        });
    }

    @Test
    @Tag("F-182")
    void listOfTwentyRunsCostsThreeCommands() {
        OldFilms.into(database.documents(), 120);
        var first = node.migrate();
        node.lead(node.act(first, RunAction.UNDO));
        for (var i = 0; i < 19; i++) {
            node.migrate();
        }
        sent.clear();
        var runs = pages.runs(Migrations.FIRST, 20).getArray("runs");
        assertThat(runs).hasSize(20);
        assertThat(sent).as(sent.toString()).hasSizeLessThanOrEqualTo(3);
        assertThat(commandsOf(() -> pages.runs(Migrations.FIRST, 5))).isLessThanOrEqualTo(3);
    }

    @Test
    @Tag("F-183")
    void newestRunsAreFoundWithoutReadingAllOfThem() {
        OldFilms.into(database.documents(), 30);
        for (var i = 0; i < 4; i++) {
            node.migrate();
        }
        var migrations = node.migrations();
        for (var action : Set.of(RunAction.VERIFY, RunAction.UNDO, RunAction.RETRY)) {
            sent.clear();
            migrations.newestFor(action, Migrations.FIRST);
            assertThat(sent).as(action.toString()).hasSizeLessThanOrEqualTo(3).allMatch(PollCostTest::isBounded);
        }
        sent.clear();
        migrations.last(Migrations.FIRST, RunKind.MIGRATE);
        assertThat(sent).hasSize(1).allMatch(PollCostTest::isBounded);
    }

    // Runs are read one at a time; of the undone ones the ids alone.
    private static boolean isBounded(BsonDocument command) {
        return !command.containsKey("aggregate")
                || command.getArray("pipeline").stream()
                        .map(stage -> stage.asDocument())
                        .anyMatch(stage -> (stage.containsKey("$limit")
                                        && stage.getNumber("$limit").intValue() == 1)
                                || stage.containsKey("$group"));
    }
}
