package mflix.load;

import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import mflix.mongo.MongoFailures;
import mflix.mongo.RepeatedCommand;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import org.bson.Document;

/**
 * Collections that are filled beside those they replace, and put in their places when all of them are ready: each in one step, so
 * a reader sees the old documents or the new ones.
 */
final class StagedCollections implements AutoCloseable {
    private static final int ATTEMPTS = 30;

    private final MongoDatabase database;
    private final LoadListener listener;
    private final LoadMark mark;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final List<String> replaced = new ArrayList<>();

    private StagedCollections(MongoDatabase database, LoadListener listener) {
        this.database = database;
        this.listener = listener;
        this.mark = LoadMark.begin(database);
    }

    /** Makes an empty collection for each of these. @throws Problem when the server cannot put them in place later */
    static StagedCollections of(MongoDatabase database, Collection<String> collections, LoadListener listener) {
        refuseShards(database);
        var staging = new StagedCollections(database, listener);
        try {
            collections.forEach(staging::make);
            return staging;
        } catch (RuntimeException e) {
            staging.close();
            throw e;
        }
    }

    // The driver's rename makes a collection of one shard out of one of many.
    private static void refuseShards(MongoDatabase database) {
        if ("isdbgrid".equals(database.runCommand(new Document("isMaster", 1)).getString("msg"))) {
            throw Problem.of(
                    ProblemKind.INVALID_DATA,
                    "--drop puts a new collection in the place of the old one, which a sharded cluster (mongos) would take"
                            + " off its shards. Empty the collections yourself and load without --drop.");
        }
    }

    private void make(String collection) {
        var place = CollectionNames.staged(collection, mark.id(), places.size());
        mark.own(place);
        places.put(collection, place); // also when the answer is lost, it may be there
        database.createCollection(place);
    }

    /** The name under which each collection is filled, by the one it will have. */
    Map<String, String> places() {
        return places;
    }

    /**
     * One after the other; when this fails between two of them, the message says which are new.
     *
     * @param inserted how many documents were put into each, which must be there
     */
    void putInPlace(ToLongFunction<String> inserted) {
        places.forEach((collection, place) -> refuseOther(collection, place, inserted.applyAsLong(collection)));
        try {
            places.forEach((collection, place) -> {
                rename(place, collection);
                replaced.add(collection);
                listener.replaced(collection);
            });
        } catch (MongoException e) {
            var problem = MongoFailures.problemOf(e).orElseThrow();
            throw Problem.of(problem.kind(), MongoFailures.explanation(problem, e) + " " + state())
                    .causedBy(e);
        }
    }

    // Another load that considered this one ended has removed its collection, and an insert makes it anew.
    private void refuseOther(String collection, String place, long inserted) {
        var there = database.getCollection(place).countDocuments();
        if (there != inserted) {
            throw Problem.of(
                    ProblemKind.CONFLICT,
                    "Of " + SafeText.plain(collection) + " " + inserted + " documents were inserted, but " + there
                            + " are there: somebody else changed " + SafeText.plain(place) + " meanwhile. " + state());
        }
    }

    /** The result if the load ends now. */
    String state() {
        return replaced.isEmpty()
                ? "Nothing was replaced: the collections are as they were."
                : "Replaced already: " + SafeText.plain(String.join(", ", replaced)) + "; the others are as they were.";
    }

    private void rename(String place, String collection) {
        RepeatedCommand.upTo(ATTEMPTS, attempt -> {
            // an earlier attempt, whose answer was lost, may have done it
            if (attempt == 1 || isThere(place)) {
                renameOnce(place, collection);
            }
        });
    }

    private boolean isThere(String place) {
        return database.listCollectionNames().into(new ArrayList<>()).contains(place);
    }

    private void renameOnce(String place, String collection) {
        database.getCollection(place)
                .renameCollection(
                        new MongoNamespace(database.getName(), collection),
                        new RenameCollectionOptions().dropTarget(true));
    }

    /** Removes what was not put in place; where the database is away, the next load does. */
    @Override
    public void close() {
        try (mark) {
            removeUnfinished();
        } catch (MongoException e) {
            listener.note("What this load made for itself could not be removed; the next load does it.");
        }
    }

    private void removeUnfinished() {
        places.forEach((collection, place) -> {
            if (!replaced.contains(collection)) {
                database.getCollection(place).drop();
            }
        });
        mark.remove();
    }
}
