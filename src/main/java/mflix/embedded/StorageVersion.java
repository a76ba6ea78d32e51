package mflix.embedded;

import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.h2.engine.Constants;

/**
 * The version of the store that writes the database file. It is the one of this build and no other, wherever the application
 * runs: a server that brings an H2 of its own in front of ours would read and write the file by other rules.
 */
final class StorageVersion {
    /** As it is in the file, in the number that the store keeps for its user: 2.4.240 is 2004240. */
    static final int NUMBER =
            Constants.VERSION_MAJOR * 1_000_000 + Constants.VERSION_MINOR * 1_000 + Constants.BUILD_ID;

    /** For a file from before files had this number: 2.2.224 wrote those. */
    static final int BEFORE = 0;

    private static final Logger LOG = Logger.getLogger(StorageVersion.class.getName());

    private StorageVersion() {}

    /** The version of this build; the compiler copies these three numbers. */
    static String built() {
        return text(NUMBER);
    }

    /** The version that the class loader found. */
    static String loaded() {
        return Constants.VERSION;
    }

    static String text(int number) {
        return number / 1_000_000 + "." + number / 1_000 % 1_000 + "." + number % 1_000;
    }

    /** @throws Problem when the version that was found is not that of this build */
    static void requireOurs(String loaded) {
        if (!loaded.equals(built())) {
            LOG.log(Level.SEVERE, "embedded_database_foreign_storage loaded={0} needed={1}", new Object[] {
                loaded, built()
            });
            throw Problem.of(
                    ProblemKind.DATABASE_UNAVAILABLE,
                    "The embedded database needs H2 " + built() + ", but this server loads its own H2 " + loaded
                            + " in front of it. Set mflix.db.uri to a MongoDB, or let the libraries of the application win.");
        }
    }
}
