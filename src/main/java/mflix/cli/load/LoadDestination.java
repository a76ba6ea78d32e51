package mflix.cli.load;

import java.util.function.Consumer;
import mflix.load.LoadTarget;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;

/**
 * The target of a load, as far as the check of the files needs it. The embedded database is not opened for that.
 *
 * @param database its name
 */
record LoadDestination(LoadTarget target, String database) {
    private static final LoadDestination EMBEDDED = new LoadDestination(LoadTarget.EMBEDDED, "sample_mflix");

    /** Asks a configured database, which must be reachable. */
    static LoadDestination of(SettingsReader config) {
        var settings = MongoSettings.from(config);
        var uri = settings.uri();
        if (uri.isEmpty()) {
            return EMBEDDED;
        }
        try (var database = MongoConnection.at(uri.get(), settings.maxTime())) {
            database.requireAnswer();
            return new LoadDestination(LoadTarget.of(database.documents()), database.name());
        }
    }

    /** A configured database that is away is treated as a MongoDB; {@code note} receives a sentence about it. */
    static LoadDestination ofDryRun(SettingsReader config, Consumer<String> note) {
        try {
            return of(config);
        } catch (Problem e) {
            if (e.kind() == ProblemKind.DATABASE_REFUSED) {
                throw e;
            }
            note.accept(e.getMessage() + " So the files are checked for a MongoDB without asking it.");
            return new LoadDestination(LoadTarget.MONGODB, "sample_mflix");
        }
    }
}
