package mflix.load;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import mflix.load.format.DocumentHandler;
import mflix.load.format.ExportReader;
import mflix.load.format.FilePosition;
import mflix.mongo.CollectionName;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.DatabaseProvider;
import mflix.mongo.DemoMark;
import mflix.mongo.IndexBuilder;
import mflix.mongo.MongoConnection;
import mflix.mongo.MongoFailures;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import org.bson.RawBsonDocument;

/** The second pass: reads the checked files again and inserts what is not there yet. For one use. */
public final class Loader implements AutoCloseable {
    private static final int NO_SUCH_COMMAND = 59;
    private static final Set<String> OF_THE_DEMO = Set.of(
            CollectionName.MOVIES.inDatabase(),
            CollectionName.COMMENTS.inDatabase(),
            CollectionName.USERS.inDatabase());
    private static final Duration BUILDING_PACE = Duration.ofSeconds(5);

    private final MongoConnection patient;
    private final MongoDatabase database;
    private final LoadListener listener;
    private final IndexBuilder indexes;
    private final Map<String, LoadResult> loaded = new LinkedHashMap<>();
    private long documents;

    /** Opens a client of its own, since what it asks for may take minutes. */
    public Loader(MongoConnection database, LoadListener listener) {
        this.patient = database.patient();
        this.database = patient.documents();
        this.listener = listener;
        this.indexes = new IndexBuilder(database, listener::building, BUILDING_PACE);
    }

    /**
     * Makes the indexes of a dump, then inserts in batches. A document whose {@code _id} is there stays as it is.
     *
     * @return a row per collection, in the order of the files
     * @throws Problem when the database failed; what was written until then stays, and loading again completes it
     */
    public List<LoadResult> load(CheckedFiles checked) {
        try {
            LoadMark.sweep(database).forEach(listener::note);
            makeIndexes(checked, name -> name);
            fill(checked, name -> name, this::refuseOne);
            removeDemoMark();
            return new ArrayList<>(loaded.values());
        } catch (MongoException e) {
            var inserted =
                    loaded.values().stream().mapToLong(LoadResult::inserted).sum();
            throw stopped(e, inserted + " documents were inserted before; load again to do the rest.");
        }
    }

    /**
     * Loads into collections beside those of the files, with the indexes of a dump and of the application, and puts them in
     * their places when all are ready.
     *
     * @return a row per collection, in the order of the files
     * @throws Problem when anything failed; the collections are as they were, or the message says which are new
     */
    public List<LoadResult> replace(CheckedFiles checked) {
        checked.refuseEmpty();
        try {
            LoadMark.sweep(database).forEach(listener::note);
            keepCopy(checked.counts().keySet());
            try (var staging = StagedCollections.of(database, checked.counts().keySet(), listener)) {
                makeIndexes(checked, staging.places()::get);
                fill(checked, staging.places()::get, checked.isWhole() ? this::refuseAll : this::refuseOne);
                loaded.values().forEach(Loader::refuseEmpty);
                DatabaseIndexes.make(database, indexes, staging.places()).forEach(listener::note);
                staging.putInPlace(collection -> loaded.get(collection).inserted());
            }
            removeDemoMark();
            return new ArrayList<>(loaded.values());
        } catch (MongoException e) {
            throw stopped(e, "Nothing was replaced: the collections are as they were.");
        }
    }

    // loading again what is there, or a collection that the demo has not, leaves the demo what it is
    private void removeDemoMark() {
        if (loaded.values().stream().anyMatch(row -> OF_THE_DEMO.contains(row.collection()) && row.inserted() > 0)) {
            DemoMark.remove(database);
        }
    }

    // The embedded database has no backup of its own; a database without a file does not have the command.
    private void keepCopy(Collection<String> collections) {
        if (LoadTarget.of(database) != LoadTarget.EMBEDDED
                || collections.stream().allMatch(this::isEmpty)) {
            return;
        }
        try {
            var copy = DatabaseProvider.keepCopy(database, "load");
            listener.note(
                    "The database as it was is kept as " + copy + " in its folder. To return to it, stop MFlix, put it"
                            + " in the place of database.h2 and delete the file acknowledged.");
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NO_SUCH_COMMAND) {
                throw e;
            }
        }
    }

    private boolean isEmpty(String collection) {
        return database.getCollection(collection).find().first() == null;
    }

    private void makeIndexes(CheckedFiles checked, UnaryOperator<String> places) {
        new DumpIndexes(database, indexes, places)
                .make(checked.input().metadata())
                .forEach(listener::note);
    }

    private void fill(CheckedFiles checked, UnaryOperator<String> places, Consumer<Problem> refuse) {
        for (var i = 0; i < checked.input().sources().size(); i++) {
            var source = checked.input().sources().get(i);
            var batch = new InsertBatch(
                    source.collection(),
                    database.getCollection(places.apply(source.collection()), RawBsonDocument.class),
                    (place, what) -> refuse.accept(ExportReader.refusal(source.name(), place, what)));
            loaded.putIfAbsent(source.collection(), new LoadResult(source.collection(), 0, 0, 0, 0));
            source.read(sink(checked, i, batch), atByte -> {});
            write(batch, checked.documents());
        }
    }

    private DocumentHandler sink(CheckedFiles checked, int index, InsertBatch batch) {
        var source = checked.input().sources().get(index);
        return new DocumentHandler() {
            @Override
            public void document(FilePosition place, RawBsonDocument document) {
                if (!checked.isBad(index, place)) {
                    checked.fault(document).ifPresent(what -> bad(place, what));
                    batch.add(place, document);
                }
                if (batch.isFull()) {
                    write(batch, checked.documents());
                }
            }

            @Override
            public void bad(FilePosition place, String what) {
                if (!checked.isBad(index, place)) {
                    throw ExportReader.refusal(
                            source.name(), place, "the file changed while it was being loaded: " + what);
                }
            }
        };
    }

    private void write(InsertBatch batch, long total) {
        var written = batch.write();
        loaded.merge(written.collection(), written, LoadResult::plus);
        documents += written.read();
        listener.loading(documents, total);
    }

    private void refuseOne(Problem refusal) {
        listener.bad(refusal.getMessage());
    }

    private void refuseAll(Problem refusal) {
        throw Problem.of(
                refusal.kind(), refusal.getMessage() + " Nothing was replaced: the collections are as they were.");
    }

    private static void refuseEmpty(LoadResult row) {
        if (row.inserted() == 0) {
            throw Problem.of(
                    ProblemKind.INVALID_DATA,
                    "No document of " + SafeText.plain(row.collection()) + " could be loaded. Nothing was replaced: the"
                            + " collections are as they were.");
        }
    }

    private Problem stopped(MongoException failure, String state) {
        var problem = MongoFailures.problemOf(failure).orElseThrow();
        return Problem.of(problem.kind(), MongoFailures.explanation(problem, failure) + " " + state)
                .causedBy(failure);
    }

    @Override
    public void close() {
        indexes.close();
        patient.close();
    }
}
