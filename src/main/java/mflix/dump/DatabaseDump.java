package mflix.dump;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mflix.mongo.CollectionName;
import mflix.mongo.MongoConnection;
import mflix.mongo.MongoFailures;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import org.bson.Document;

/**
 * Writes all collections of the database into {@code FOLDER/NAME} as {@code COLLECTION.bson} and {@code
 * COLLECTION.metadata.json}, documents by {@code _id}. The same documents make the same bytes. Each collection is read while the
 * application goes on; it is no picture of one moment. Only their owner may read the files: they hold password hashes.
 */
public final class DatabaseDump {
    private final MongoDatabase database;
    private final DumpListener listener;

    /** {@code connection}: one that waits for long commands, see {@link MongoConnection#patient}. */
    public DatabaseDump(MongoConnection connection, DumpListener listener) {
        this.database = connection.documents();
        this.listener = listener;
    }

    /**
     * Writes into a hidden folder beside the one that it is renamed to in the end, so a dump that was stopped is not taken for a
     * whole one.
     *
     * @param isPacked whether each file is packed by gzip, and named {@code .gz}
     * @return how many documents of each collection were written
     * @throws Problem ALREADY_EXISTS when there is a dump of this database in the folder; CONFLICT while another one writes into it;
     *     NOT_FOUND when there is nothing to dump
     */
    public Map<String, Long> write(Path folder, boolean isPacked) {
        var place = folder.resolve(database.getName());
        var beside = folder.resolve("." + database.getName() + ".unfinished");
        try {
            if (Files.exists(place)) {
                throw Problem.of(
                        ProblemKind.ALREADY_EXISTS,
                        SafeText.plain(place.toString())
                                + " is there already; expected a folder without a dump of this database.");
            }
            var collections = collections();
            try (var unfinished = UnfinishedDump.begin(beside)) {
                var written = new LinkedHashMap<String, Long>();
                for (var collection : collections) {
                    written.put(
                            collection.getString("name"),
                            new CollectionDump(database, collection, listener).write(unfinished.folder(), isPacked));
                }
                unfinished.finish(place);
                return written;
            }
        } catch (NotDirectoryException e) {
            throw refused(folder, "is no folder", e);
        } catch (IOException e) {
            throw refused(folder, "cannot be written (" + e.getClass().getSimpleName() + ")", e);
        } catch (MongoException e) {
            var problem = MongoFailures.problemOf(e).orElseThrow();
            throw Problem.of(problem.kind(), MongoFailures.explanation(problem, e) + " There is no dump.")
                    .causedBy(e);
        }
    }

    private static Problem refused(Path folder, String what, IOException failure) {
        return Problem.of(
                        ProblemKind.INVALID_DATA,
                        SafeText.plain(folder.toString()) + " " + what
                                + "; expected a folder on a disk with room for all documents.")
                .causedBy(failure);
    }

    private List<Document> collections() {
        var all = database.listCollections().into(new ArrayList<>());
        all.sort(Comparator.comparing(collection -> collection.getString("name")));
        all.removeIf(collection -> isLeftOut(collection.getString("name")));
        all.stream().filter(DatabaseDump::isNoCollection).forEach(this::note);
        all.removeIf(DatabaseDump::isNoCollection);
        if (all.isEmpty()) {
            throw Problem.notFound("The database " + SafeText.plain(database.getName())
                    + " has no collection, so there is nothing to dump.");
        }
        return all;
    }

    // What the server and a running load keep for themselves.
    private static boolean isLeftOut(String name) {
        return name.startsWith("system.")
                || name.matches(".*\\.loading-[0-9a-f]{12}-[0-9]+")
                || name.equals(CollectionName.MARKS.inDatabase())
                || name.matches(CollectionName.SUGGESTIONS.inDatabase() + "(_unfinished)?"); // made anew from the films
    }

    private static boolean isNoCollection(Document collection) {
        var type = collection.getString("type");
        return type != null && !type.equals("collection");
    }

    private void note(Document collection) {
        listener.note(SafeText.plain(collection.getString("name")) + " is a " + collection.getString("type")
                + " and not in the dump; mongodump writes it.");
    }
}
