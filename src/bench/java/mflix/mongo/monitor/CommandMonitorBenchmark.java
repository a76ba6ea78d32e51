package mflix.mongo.monitor;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What watching over one command costs that was quick, beside making the text of its shape. */
@State(Scope.Thread)
public class CommandMonitorBenchmark {
    private static final BsonDocument COMMAND = RawBsonDocument.parse(
            """
            {find: 'movies', readConcern: {level: 'majority'}, filter: {cast: 'A', year: {$gt: 1}}, limit: 20, maxTimeMS: 5000,
             sort: {'tomatoes.viewer.numReviews': -1, _id: 1}, projection: {title: 1, year: 1, plot: 1, cast: 1, genres: 1},
             $db: 'sample_mflix', lsid: {id: 1}, $clusterTime: {clusterTime: 1}}
            """);
    private static final ConnectionDescription CONNECTION =
            new ConnectionDescription(new ServerId(new ClusterId(), new ServerAddress()));

    private final CommandMonitor monitor = new CommandMonitor();

    public CommandMonitorBenchmark() {
        monitor.logSlowerThan(Duration.ofMillis(200));
    }

    @Benchmark
    public void quickCommand() {
        monitor.commandStarted(new CommandStartedEvent(null, 1, 1, CONNECTION, "sample_mflix", "find", COMMAND));
        monitor.commandSucceeded(new CommandSucceededEvent(
                null, 1, 1, CONNECTION, "sample_mflix", "find", COMMAND, TimeUnit.MILLISECONDS.toNanos(1)));
    }

    @Benchmark
    public Object shape() {
        return QueryShape.of("find", COMMAND);
    }
}
