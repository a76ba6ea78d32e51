package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mflix.mongo.monitor.CommandMonitor;
import mflix.testing.FakeReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands that took too long, as the log names them; the driver's document of a command is gone by then. */
@Tag("F-230")
class SlowCommandLogTest {
    private static final Logger LOG = Logger.getLogger(CommandMonitor.class.getName());

    private final FakeReplicaSet set = new FakeReplicaSet();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
        set.database().commands().logSlowerThan(Duration.ofMillis(900)); // what is slow here takes a second
    }

    @AfterEach
    void close() {
        LOG.removeHandler(handler);
        set.close();
    }

    @Test
    void slowReadIsLoggedByItsShapeAfterOtherCommandsHaveUsedItsMemory() {
        var films = set.database().documents().getCollection("movies");
        set.fail("find", 1, FakeReplicaSet.Fault.SLOW);
        films.find(Filters.and(Filters.eq("cast", "secret"), Filters.gt("year", 1)))
                .sort(Sorts.descending("year"))
                .first();
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("slow_database_command ms=")
                .endsWith("outcome=ok find movies filter={$and: [{cast: ?}, {year: {$gt: ?}}]} sort={year: ?}");
    }

    @Test
    void slowWriteAndSlowAggregationAreLoggedWithoutValues() {
        var films = set.database().documents().getCollection("movies");
        set.fail("update", 1, FakeReplicaSet.Fault.SLOW);
        films.updateOne(Filters.eq("title", "secret"), Updates.set("plot", "secret"));
        set.fail("aggregate", 1, FakeReplicaSet.Fault.SLOW);
        films.aggregate(List.of(new Document("$match", new Document("title", "secret"))))
                .first();
        assertThat(lines).hasSize(2).noneMatch(line -> line.contains("secret"));
        assertThat(lines.get(0)).endsWith("update movies updates=1×{title: ?}");
        assertThat(lines.get(1)).contains("aggregate movies pipeline=[{$match: {title: ?}}");
    }

    @Test
    void quickCommandIsCountedAndNotLogged() {
        set.database().documents().getCollection("movies").find().first();
        assertThat(set.database().commands().timing("find").count()).isEqualTo(1);
        assertThat(lines).isEmpty();
    }

    @Test
    void concernsOfTheLastCommandAreKept() {
        set.database().documents().getCollection("movies").deleteOne(Filters.eq("_id", 1));
        var sent = set.database()
                .commands()
                .last("delete", CollectionName.MOVIES.inDatabase())
                .orElseThrow();
        assertThat(sent.writeConcern().getString("w").getValue()).isEqualTo("majority");
        assertThat(sent.readConcern()).isEmpty();
    }
}
