package mflix.migration;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import mflix.SampleData;
import mflix.embedded.EmbeddedDatabase;
import mflix.mongo.Config;
import mflix.mongo.Database;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/**
 * How fast a migration is beside a bare loop of the driver over the same films: {@code [URI [FILMS [ROUNDS]]]}; without a URI
 * on the embedded database in a fresh file. Prints milliseconds; nothing here is a test.
 */
final class Benchmark {
    private static final int BATCH = 1000;
    private final MongoDatabase documents;
    private final int films;
    private final int workers;

    private Benchmark(MongoDatabase documents, int films, int workers) {
        this.documents = documents;
        this.films = films;
        this.workers = workers;
    }

    public static void main(String[] arguments) throws IOException {
        var films = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 23_539;
        var rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        if (arguments.length > 0 && arguments[0].startsWith("mongodb")) {
            measure(arguments[0], new int[] {films, rounds, 2});
            return;
        }
        var folder = Files.createTempDirectory(Path.of("target"), "benchmark");
        var config =
                new Config(key -> key.equals("mflix.data.dir") ? Optional.of(folder.toString()) : Optional.empty());
        try (var embedded = new EmbeddedDatabase(config)) {
            measure(embedded.open(), new int[] {films, rounds, 1});
        }
    }

    private static void measure(String uri, int[] sizes) {
        try (var database = Database.at(uri)) {
            var benchmark = new Benchmark(database.documents(), sizes[0], sizes[2]);
            System.out.printf(
                    Locale.ROOT,
                    "%d films%n%-8s %10s %10s %10s %10s %10s%n",
                    sizes[0],
                    "round",
                    "bare ms",
                    "ours ms",
                    "ratio",
                    "plan ms",
                    "verify ms");
            for (var round = 0; round <= sizes[1]; round++) {
                benchmark.round(round == 0 ? "warm-up" : String.valueOf(round));
            }
        }
    }

    private void round(String name) {
        fill();
        var bare = millis(this::bareLoop);
        fill();
        var ours = ours();
        System.out.printf(
                Locale.ROOT,
                "%-8s %10d %10d %10.2f %10d %10d%n",
                name,
                bare,
                ours[1],
                (double) ours[1] / bare,
                ours[0],
                ours[2]);
    }

    /** The real films again and again under fresh ids. */
    private void fill() {
        documents.getCollection("movies").drop();
        for (var name : List.of("migration_runs", "migration_ranges", "migration_originals", "migration_errors")) {
            documents.getCollection(name).drop();
        }
        var real = SampleData.of("movies");
        var batch = new ArrayList<Document>();
        for (var i = 0; i < films; i++) {
            var film = new Document(real.get(i % real.size()));
            film.put("_id", new ObjectId());
            batch.add(film);
            if (batch.size() == BATCH || i == films - 1) {
                documents.getCollection("movies").insertMany(batch);
                batch.clear();
            }
        }
    }

    private void bareLoop() {
        var movies = documents.getCollection("movies", RawBsonDocument.class);
        var conversion = new LastUpdatedToDate(Clock.systemUTC());
        BsonValue last = new BsonObjectId(new ObjectId(new byte[12]));
        for (var page = page(last); !page.isEmpty(); page = page(last)) {
            var updates = new ArrayList<UpdateOneModel<RawBsonDocument>>();
            for (var film : page) {
                var raw = film.get("lastupdated");
                if (conversion.convert(raw) instanceof Outcome.Converted converted) {
                    updates.add(new UpdateOneModel<>(
                            new BsonDocument("_id", film.get("_id")).append("lastupdated", raw),
                            Updates.set("lastupdated", converted.value())));
                }
            }
            movies.bulkWrite(updates, new BulkWriteOptions().ordered(false));
            last = page.get(page.size() - 1).get("_id");
        }
    }

    private List<RawBsonDocument> page(BsonValue after) {
        return documents
                .getCollection("movies", RawBsonDocument.class)
                .find(Filters.and(Filters.gt("_id", after), Filters.type("lastupdated", "string")))
                .projection(Projections.include("lastupdated"))
                .sort(Sorts.ascending("_id"))
                .limit(BATCH)
                .into(new ArrayList<>());
    }

    /** Before the first claim, from there to the last checkpoint, and after it. */
    private long[] ours() {
        var settings =
                new MigrationSettings("manual", new Options(BATCH, BATCH, workers, Pace.FREE), Duration.ofSeconds(30));
        var first = new AtomicLong();
        var last = new AtomicLong();
        try (var node = new Node(documents, settings, Clock.systemUTC())) {
            var began = System.nanoTime();
            var run = node.lead(node.start(), milestone -> {
                first.compareAndSet(0, System.nanoTime());
                last.set(System.nanoTime());
            });
            var ended = System.nanoTime();
            if (!run.state().isSuccess()) {
                throw new IllegalStateException(run.storedWhy());
            }
            return new long[] {
                (first.get() - began) / 1_000_000,
                (last.get() - first.get()) / 1_000_000,
                (ended - last.get()) / 1_000_000
            };
        }
    }

    private static long millis(Runnable task) {
        var began = System.nanoTime();
        task.run();
        return (System.nanoTime() - began) / 1_000_000;
    }
}
