package mflix.migration.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import mflix.migration.Migrations;
import mflix.migration.Node;
import mflix.migration.OldFilms;
import mflix.migration.api.MigrationViews;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("migration")
class MigrationPlanWritesNothingTest {
    private final Set<String> sent = new ConcurrentSkipListSet<>();

    private final CommandListener recorder = new CommandListener() {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            sent.add(event.getCommandName());
        }
    };

    @Test
    void onlyReadingCommandsAreSentAndNothingIsThereAfterwards() {
        try (var database = TestDatabase.inMemory();
                var client = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString("mongodb://"
                                + database.database()
                                        .settings()
                                        .getClusterSettings()
                                        .getHosts()
                                        .get(0)))
                        .addCommandListener(recorder)
                        .build())) {
            OldFilms.into(database.documents(), 30);
            OldFilms.oddOnesInto(database.documents());
            var before = snapshot(database.documents());
            try (var node = new Node(client.getDatabase("sample_mflix"))) {
                var pages = new MigrationViews(node.migrations());
                node.migrations().plan(Migrations.FIRST, Duration.ofSeconds(10));
                pages.all();
                node.migrations().reconcile();
            }
            assertThat(sent).isSubsetOf("find", "getMore", "aggregate", "count", "hello", "isMaster", "ping");
            assertThat(snapshot(database.documents())).isEqualTo(before);
        }
    }

    private static Map<String, Object> snapshot(MongoDatabase database) {
        var all = new TreeMap<String, Object>();
        for (var name : database.listCollectionNames()) {
            all.put(
                    name,
                    database.getCollection(name)
                            .find()
                            .sort(new Document("_id", 1))
                            .into(new ArrayList<>()));
        }
        return all;
    }
}
