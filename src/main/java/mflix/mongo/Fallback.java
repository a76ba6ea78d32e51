package mflix.mongo;

import com.mongodb.client.MongoDatabase;

/** Who provides a database when no URI is set. An interface because of an arrow: the provider knows this room, not the other way round. */
public interface Fallback extends AutoCloseable {

    /**
     * Starts the database once; later calls return the same address.
     *
     * @return a {@code mongodb://} URI on the loopback address
     * @throws mflix.problem.Problem when it cannot be opened; nothing on disk has changed
     */
    String open();

    /** Puts the first content in, when there is none yet. Interrupted at any point, the next call starts over. */
    void fill(MongoDatabase database);

    /** Gives everything back, the files too; does nothing when it is not open. */
    @Override
    void close();
}
