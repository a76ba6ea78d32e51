package mflix.migration;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import mflix.migration.conversion.ConversionOutcome;
import mflix.migration.conversion.LastUpdatedToDate;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.testing.SampleData;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/** The same films converted by a bare loop of the driver (no control documents, nothing kept) and by a migration. */
final class Race {
    private static final int BATCH = 1000;

    private final MongoDatabase documents;
    private final int films;
    private final int workers;
    private final List<Document> real = SampleData.of("movies");

    /** Milliseconds before the first claim (planning), from there to the last checkpoint, and after it (verification). */
    record Times(long before, long work, long after) {}

    Race(MongoDatabase documents, int films, int workers) {
        this.documents = documents;
        this.films = films;
        this.workers = workers;
    }

    /** The real films again and again under fresh ids; nothing else is left. */
    void fill() {
        for (var name :
                List.of("movies", "migration_runs", "migration_ranges", "migration_originals", "migration_errors")) {
            documents.getCollection(name).drop();
        }
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

    /** Keyset reads, the same parser, unordered bulks of guarded updates. Milliseconds. */
    long bareLoop() {
        fill();
        var began = System.nanoTime();
        var movies = documents.getCollection("movies", RawBsonDocument.class);
        var conversion = new LastUpdatedToDate(Clock.systemUTC());
        BsonValue last = new BsonObjectId(new ObjectId(new byte[12]));
        for (var page = page(last); !page.isEmpty(); page = page(last)) {
            var updates = new ArrayList<UpdateOneModel<RawBsonDocument>>();
            for (var film : page) {
                var raw = film.get("lastupdated");
                if (conversion.convert(raw) instanceof ConversionOutcome.Converted converted) {
                    updates.add(new UpdateOneModel<>(
                            new BsonDocument("_id", film.get("_id")).append("lastupdated", raw),
                            Updates.set("lastupdated", converted.value())));
                }
            }
            movies.bulkWrite(updates, new BulkWriteOptions().ordered(false));
            last = page.get(page.size() - 1).get("_id");
        }
        return millisSince(began);
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

    Times migration() {
        fill();
        var options = new RunOptions(BATCH, BATCH, workers, RunPace.FREE);
        var first = new AtomicLong();
        var last = new AtomicLong();
        try (var node = new Node(
                documents, new MigrationSettings("manual", options, Duration.ofSeconds(30)), Clock.systemUTC())) {
            var began = System.nanoTime();
            var run = node.lead(node.start(), milestone -> {
                first.compareAndSet(0, System.nanoTime());
                last.set(System.nanoTime());
            });
            var after = millisSince(last.get());
            if (!run.state().isSuccess()) {
                throw new IllegalStateException(run.storedWhy());
            }
            return new Times((first.get() - began) / 1_000_000, (last.get() - first.get()) / 1_000_000, after);
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
