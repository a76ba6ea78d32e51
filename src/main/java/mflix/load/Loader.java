package mflix.load;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mflix.mongo.Failures;
import mflix.problem.Kind;
import mflix.problem.Problem;
import org.bson.RawBsonDocument;

/** The second pass: reads the checked files again and inserts what is not there yet. For one use. */
public final class Loader {
    // below the socket's time-out; a bulk may wait longer for the majority than a visitor may
    private static final long CONFIRMATION_SECONDS = 15;

    private final MongoDatabase database;
    private final LoadListener listener;
    private final Map<String, Loaded> loaded = new LinkedHashMap<>();
    private long documents;

    public Loader(MongoDatabase database, LoadListener listener) {
        this.database = database;
        this.listener = listener;
    }

    /**
     * Makes the indexes of a dump, then inserts in batches. A document whose {@code _id} is there stays as it is.
     *
     * @return a row per collection, in the order of the files
     * @throws Problem when the database failed; what was written until then stays, and loading again does the rest
     */
    public List<Loaded> load(Checked checked) {
        try {
            new DumpIndexes(database).make(checked.input().metadata()).forEach(listener::note);
            for (var i = 0; i < checked.input().sources().size(); i++) {
                load(checked, i);
            }
            return new ArrayList<>(loaded.values());
        } catch (MongoException e) {
            throw stopped(e);
        }
    }

    private void load(Checked checked, int index) {
        var source = checked.input().sources().get(index);
        var batch = new Batch(
                collection(source.collection()),
                (place, what) -> listener.bad(
                        ExportReader.refusal(source.name(), place, what).getMessage()));
        loaded.putIfAbsent(source.collection(), new Loaded(source.collection(), 0, 0, 0, 0));
        source.read(
                new Sink() {
                    @Override
                    public void document(Place place, RawBsonDocument document) {
                        if (!checked.isBad(index, place)) {
                            Identity.fault(document).ifPresent(what -> bad(place, what));
                            batch.add(place, document);
                        }
                        if (batch.isFull()) {
                            write(batch, checked.documents());
                        }
                    }

                    @Override
                    public void bad(Place place, String what) {
                        if (!checked.isBad(index, place)) {
                            throw ExportReader.refusal(
                                    source.name(), place, "the file changed while it was being loaded: " + what);
                        }
                    }
                },
                atByte -> {});
        write(batch, checked.documents());
    }

    private void write(Batch batch, long total) {
        var written = batch.write();
        loaded.merge(written.collection(), written, Loaded::plus);
        documents += written.read();
        listener.loading(documents, total);
    }

    private MongoCollection<RawBsonDocument> collection(String name) {
        var concern = database.getWriteConcern();
        // without an acknowledgement nobody could say what was inserted
        return database.getCollection(name, RawBsonDocument.class)
                .withWriteConcern(
                        concern.isAcknowledged()
                                ? concern.withWTimeout(CONFIRMATION_SECONDS, SECONDS)
                                : WriteConcern.W1);
    }

    private Problem stopped(MongoException failure) {
        var problem = Failures.problemOf(failure).orElseThrow();
        var sentence = problem.kind() == Kind.INTERNAL_ERROR
                ? "The database refused with code " + failure.getCode() + "."
                : problem.getMessage();
        var inserted = loaded.values().stream().mapToLong(Loaded::inserted).sum();
        return Problem.of(
                        problem.kind(),
                        sentence + " " + inserted + " documents were inserted before; load again to do the rest.")
                .causedBy(failure);
    }
}
