package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.IdRange;
import mflix.migration.store.IdRanges;
import mflix.migration.store.Run;
import mflix.migration.store.RunTotals;
import mflix.testing.ChildServer;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;

/**
 * What the tests of survival have in common: films of both formats and some odd ones in three ranges of five batches together,
 * a node that looks after them, and the invariants that must hold whatever was done to a run.
 */
public abstract class Survival {
    static final int FILMS = 230;
    static final int CANDIDATES = FILMS + OldFilms.REFUSED;
    static final int BATCHES = 5;

    final TestDatabase database;
    final MongoDatabase documents;
    final Node node;
    final Invariants invariants;

    Survival(TestDatabase database) {
        this.database = database;
        this.documents = database.documents();
        this.node = new Node(documents);
        OldFilms.into(documents, FILMS);
        OldFilms.oddOnesInto(documents);
        this.invariants = Invariants.ofLastUpdated(documents);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    /** Does something when that milestone is passed for the nth time. */
    static Consumer<BatchMoment> at(BatchMoment wanted, int nth, Runnable action) {
        var seen = new AtomicInteger();
        return milestone -> {
            if (milestone == wanted && seen.incrementAndGet() == nth) {
                action.run();
            }
        };
    }

    /** What servers do every ten seconds, until the run is at its end. */
    Run finishedByReconciling(Run run) {
        ChildServer.await("the end of the run", () -> {
            node.migrations().reconcile();
            return node.again(run).state().isFinished();
        });
        return node.again(run);
    }

    /** The ranges of a run, row by row. */
    record Sums(List<IdRange> ranges) {
        long count(String name) {
            return ranges.stream().mapToLong(range -> range.count(name)).sum();
        }
    }

    Sums sums(Run run) {
        return new Sums(node.migrations().stores(Migrations.FIRST).ranges().of(run.id()));
    }

    /** The stored checkpoints added up, and the same as the run's own row says. */
    public static RunTotals exactTotals(Node node, Run run) {
        var totals = node.migrations().stores(run.migration()).ranges().totals(run.id());
        assertThat(run.totals()).contains(totals);
        return totals;
    }

    /** Nothing was counted twice, and nothing forgotten. */
    void assertCounts(Run run) {
        var counts = exactTotals(node, run).counts();
        assertThat(counts.read()).isEqualTo(CANDIDATES);
        assertThat(counts.converted()).isEqualTo(FILMS);
        assertThat(counts.refused()).isEqualTo(OldFilms.REFUSED);
        assertThat(counts.changedMeanwhile()).isZero();
    }

    BsonDocument film(int i) {
        return documents
                .getCollection("movies", BsonDocument.class)
                .find(Filters.eq(OldFilms.id(i)))
                .first();
    }

    /** All films and all checkpoints. */
    Map<BsonValue, BsonDocument> snapshot() {
        var all = new HashMap<BsonValue, BsonDocument>();
        for (var name : new String[] {"movies", IdRanges.COLLECTION}) {
            documents.getCollection(name, BsonDocument.class).find().forEach(row -> all.put(row.get("_id"), row));
        }
        return all;
    }
}
