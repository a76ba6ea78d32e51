package mflix.mongo;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/**
 * Provides a database when no URI is set. An interface, so that the provider depends on this package and not the other way
 * round.
 */
public interface DatabaseProvider extends AutoCloseable {
    /** The command that {@link #keepCopy} sends; no MongoDB has it. */
    String KEEP_COPY = "mflixKeepCopy";

    /**
     * Asks the provided database behind that handle, in this process or in a server beside it, for a copy of its file as it is at
     * this moment.
     *
     * @param what names the reason in the file's name: 1 to 40 of {@code a-z 0-9 . -}
     * @return the name of the copy, in the data folder
     * @throws com.mongodb.MongoCommandException with code 14031 when less than 64 MiB would stay free, and 59 when that is
     *     another database
     */
    static String keepCopy(MongoDatabase database, String what) {
        return database.runCommand(new Document(KEEP_COPY, what)).getString("file");
    }

    /**
     * Starts the database once; later calls return the same address.
     *
     * @return a {@code mongodb://} URI on the loopback address
     * @throws mflix.problem.Problem when it cannot be opened; nothing on disk has changed
     */
    String open();

    /** Puts the first content in, when there is none yet. Interrupted at any point, the next call starts over. */
    void fill(MongoDatabase database);

    /** Releases everything, the files too; does nothing when it is not open. */
    @Override
    void close();
}
