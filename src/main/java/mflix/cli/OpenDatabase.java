package mflix.cli;

import mflix.embedded.DataFolder;
import mflix.embedded.EmbeddedDatabase;
import mflix.mongo.CheckedSettings;
import mflix.mongo.Config;
import mflix.mongo.Database;
import mflix.mongo.MongoSettings;

/**
 * The database that a command works on: the configured one; without one, that of a server running beside it; without that,
 * the embedded file, opened here and closed at the end.
 */
final class OpenDatabase implements AutoCloseable {
    private final Database database;
    private final Runnable afterClose;

    private OpenDatabase(Database database, Runnable afterClose) {
        this.database = database;
        this.afterClose = afterClose;
    }

    /** @throws mflix.problem.Problem with the cause in one line, when a configured database does not answer */
    static OpenDatabase of(Config config) {
        CheckedSettings.requireGood(config);
        var settings = MongoSettings.from(config);
        var uri = settings.uri().or(() -> DataFolder.of(config).address());
        if (uri.isPresent()) {
            var open = new OpenDatabase(Database.at(uri.get(), settings.maxTime()), () -> {});
            open.requireAnswer();
            return open;
        }
        var embedded = new EmbeddedDatabase(config);
        return new OpenDatabase(Database.at(embedded.open(), settings.maxTime()), embedded::close);
    }

    private void requireAnswer() {
        try {
            database.requireAnswer();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        afterClose.run();
    }
}
