package mflix.cli.database;

import mflix.embedded.DataFolder;
import mflix.embedded.EmbeddedDatabase;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;

/**
 * The database that a command works on: the configured one; without one, that of a server running beside it; without that,
 * the embedded file, opened here and closed at the end.
 */
public final class CommandDatabase implements AutoCloseable {
    private final MongoConnection database;
    private final Runnable afterClose;

    private CommandDatabase(MongoConnection database, Runnable afterClose) {
        this.database = database;
        this.afterClose = afterClose;
    }

    /** @throws mflix.problem.Problem with the cause in one line, when a configured database does not answer */
    public static CommandDatabase of(SettingsReader config) {
        SettingsCheck.requireGood(config);
        var settings = MongoSettings.from(config);
        var uri = settings.uri().or(() -> DataFolder.of(config).address());
        if (uri.isPresent()) {
            var open = new CommandDatabase(MongoConnection.at(uri.get(), settings.maxTime()), () -> {});
            open.requireAnswer();
            return open;
        }
        var embedded = new EmbeddedDatabase(config);
        return new CommandDatabase(MongoConnection.at(embedded.open(), settings.maxTime()), embedded::close);
    }

    private void requireAnswer() {
        try {
            database.requireAnswer();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public MongoConnection database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        afterClose.run();
    }
}
