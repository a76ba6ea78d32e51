package mflix.cli;

import java.util.function.Consumer;
import mflix.load.Target;
import mflix.mongo.Config;
import mflix.mongo.Database;
import mflix.mongo.MongoSettings;
import mflix.problem.Kind;
import mflix.problem.Problem;

/**
 * Where a load goes, as far as the check of the files must know it. The embedded database is not opened for that.
 *
 * @param database its name
 */
record LoadDestination(Target target, String database) {
    private static final LoadDestination EMBEDDED = new LoadDestination(Target.EMBEDDED, "sample_mflix");

    /** Asks a configured database, which must be there. */
    static LoadDestination of(Config config) {
        var settings = MongoSettings.from(config);
        var uri = settings.uri();
        if (uri.isEmpty()) {
            return EMBEDDED;
        }
        try (var database = Database.at(uri.get(), settings.maxTime())) {
            database.requireAnswer();
            return new LoadDestination(Target.of(database.documents()), database.name());
        }
    }

    /** A configured database that is away is taken for a MongoDB; {@code note} hears so. */
    static LoadDestination ofDryRun(Config config, Consumer<String> note) {
        try {
            return of(config);
        } catch (Problem e) {
            if (e.kind() == Kind.DATABASE_REFUSED) {
                throw e;
            }
            note.accept(e.getMessage() + " So the files are checked for a MongoDB without asking it.");
            return new LoadDestination(Target.MONGODB, "sample_mflix");
        }
    }
}
