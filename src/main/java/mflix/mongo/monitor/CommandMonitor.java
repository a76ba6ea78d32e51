package mflix.mongo.monitor;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bson.BsonDocument;

/**
 * What was sent to the server: how often and how long each command took, and with which concerns the last one of its
 * kind went out. Commands that took too long are logged by their shape, never with a value.
 */
public final class CommandMonitor implements CommandListener {
    private static final Logger LOG = Logger.getLogger(CommandMonitor.class.getName());

    /** The read and write concerns of a command as it was sent; an empty document where it had none. */
    public record Sent(BsonDocument writeConcern, BsonDocument readConcern) {}

    private final Map<String, CommandTiming> timings = new ConcurrentHashMap<>();
    private final Map<String, StartedCommand> last = new ConcurrentHashMap<>();
    private final Map<Integer, StartedCommand> underWay = new ConcurrentHashMap<>();
    private volatile Duration slow = Duration.ZERO;

    /** Logs commands that take at least so long; nothing is logged for a duration of zero. */
    public void logSlowerThan(Duration bound) {
        slow = bound;
    }

    /** How the last command of that name on that collection was sent. */
    public Optional<Sent> last(String command, String collection) {
        return Optional.ofNullable(last.get(command + " " + collection))
                .map(sent -> new Sent(sent.writeConcern(), sent.readConcern()));
    }

    /** Durations so far of the commands of that name, such as {@code find}. */
    public CommandTiming timing(String command) {
        return timings.computeIfAbsent(command, name -> new CommandTiming());
    }

    // The command's document may be read only while this event is handled.
    @Override
    public void commandStarted(CommandStartedEvent event) {
        var command = StartedCommand.of(event.getCommandName(), event.getCommand());
        command.collection().ifPresent(collection -> last.put(event.getCommandName() + " " + collection, command));
        if (!slow.isZero()) {
            underWay.put(event.getRequestId(), command);
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        timing(event.getCommandName()).add(event.getElapsedTime(TimeUnit.NANOSECONDS));
        end(event.getRequestId(), event.getElapsedTime(TimeUnit.MILLISECONDS), "ok");
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        timing(event.getCommandName()).addFailed(event.getElapsedTime(TimeUnit.NANOSECONDS));
        end(event.getRequestId(), event.getElapsedTime(TimeUnit.MILLISECONDS), "failed");
    }

    private void end(int request, long millis, String outcome) {
        var command = underWay.remove(request);
        if (command != null && millis >= slow.toMillis()) {
            LOG.log(Level.WARNING, "slow_database_command ms={0} outcome={1} {2}", new Object[] {
                Long.toString(millis), outcome, command.shape()
            });
        }
    }
}
