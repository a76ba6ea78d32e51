package mflix.load;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mflix.mongo.CollectionName;
import org.bson.Document;

/**
 * A running load's row in {@code mflix_marks}: which collections it fills for itself, and that it still runs. A load on this
 * machine is recognised by its process; one elsewhere by the time of its last heartbeat, a minute ago at most.
 */
final class LoadMark implements AutoCloseable {
    private static final String PREFIX = "load-";
    private static final long BEAT_SECONDS = 10;
    private static final long SILENT_MILLIS = 60_000;
    private static final String MACHINE = machine();
    private static final Set<String> RUNNING_HERE = ConcurrentHashMap.newKeySet();

    private final MongoCollection<Document> marks;
    private final String id = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final List<String> collections = new ArrayList<>();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "load-beat");
        thread.setDaemon(true);
        return thread;
    });

    private LoadMark(MongoDatabase database) {
        this.marks = marks(database);
    }

    /** Begins the heartbeat; the row is written with the first collection. */
    static LoadMark begin(MongoDatabase database) {
        var mark = new LoadMark(database);
        RUNNING_HERE.add(mark.id);
        var unused = mark.beats.scheduleWithFixedDelay(mark::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        return mark;
    }

    String id() {
        return id;
    }

    /** Notes a collection that is about to be made. */
    void own(String collection) {
        collections.add(collection);
        var now = ProcessHandle.current();
        marks.updateOne(
                eq("_id", PREFIX + id),
                Updates.combine(
                        Updates.set("collections", List.copyOf(collections)),
                        Updates.set("machine", MACHINE),
                        Updates.set("process", now.pid()),
                        Updates.set("since", began(now)),
                        Updates.currentDate("beat")),
                new UpdateOptions().upsert(true));
    }

    // A heartbeat that fails is no failure of the load:
    // the next one follows, and the load's own commands meet the same database.
    private void beat() {
        try {
            marks.updateOne(eq("_id", PREFIX + id), Updates.currentDate("beat"));
        } catch (MongoException e) {
            System.getLogger(LoadMark.class.getName()).log(System.Logger.Level.DEBUG, "load_beat_failed", e);
        }
    }

    /** Removes the row; the collections are gone, or in their place. */
    void remove() {
        marks.deleteOne(eq("_id", PREFIX + id));
    }

    /** From here on the load counts as ended, whether the row could be removed or not. */
    @Override
    public void close() {
        beats.shutdownNow();
        RUNNING_HERE.remove(id);
    }

    /** Drops what loads left that did not end in order. @return a sentence for each collection */
    static List<String> sweep(MongoDatabase database) {
        var notes = new ArrayList<String>();
        var now = now(database);
        for (var row : marks(database).find(regex("_id", "^" + PREFIX)).into(new ArrayList<>())) {
            var runs = runs(row, now);
            var there = database.listCollectionNames().into(new ArrayList<>());
            for (var collection : row.getList("collections", String.class, List.of())) {
                if (!there.contains(collection)) {
                    continue;
                }
                if (!runs) {
                    database.getCollection(collection).drop();
                }
                notes.add(
                        runs
                                ? "Left " + collection + " alone: another load is filling it."
                                : "Removed " + collection + ", which a load that was stopped had left.");
            }
            if (!runs) {
                marks(database).deleteOne(eq("_id", row.getString("_id")));
            }
        }
        return notes;
    }

    private static boolean runs(Document row, long now) {
        if (!MACHINE.equals(row.getString("machine"))) {
            return hasBeaten(row, now);
        }
        var process = row.getLong("process");
        if (process == ProcessHandle.current().pid()) {
            return RUNNING_HERE.contains(row.getString("_id").substring(PREFIX.length()));
        }
        var other = ProcessHandle.of(process).filter(ProcessHandle::isAlive);
        return other.isPresent() && (began(other.get()) == row.getLong("since") || hasBeaten(row, now));
    }

    private static boolean hasBeaten(Document row, long now) {
        return now - millis(row, "beat") < SILENT_MILLIS;
    }

    // the same number may be another process later; a clock that was set in between changes this too
    private static long began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static long now(MongoDatabase database) {
        return millis(database.runCommand(new Document("isMaster", 1)), "localTime");
    }

    private static long millis(Document document, String field) {
        var value = document.toBsonDocument().get(field);
        return value != null && value.isDateTime() ? value.asDateTime().getValue() : 0;
    }

    // Containers of one machine count their processes each for itself, and machines may share a name: so the name of
    // this start of the system belongs to it. Without both only the heartbeat counts.
    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName() + " "
                    + Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                            .strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException e) {
            return "unknown " + UUID.randomUUID(); // then only the heartbeat counts
        }
    }

    private static MongoCollection<Document> marks(MongoDatabase database) {
        return database.getCollection(CollectionName.MARKS.inDatabase());
    }
}
