package mflix.cli.database;

import java.util.function.Consumer;
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

    /**
     * A database that is there: an embedded one is never made, so that a mistyped folder is not taken for an empty database.
     *
     * @throws mflix.problem.Problem with the cause in one line, when a configured database does not answer, or the folder has
     *     none
     */
    public static CommandDatabase existing(SettingsReader config) {
        return open(config, DataFolder::requireDatabase);
    }

    /** The same for a command that fills a database: an embedded one is made where there is none. */
    public static CommandDatabase existingOrNew(SettingsReader config) {
        return open(config, folder -> {});
    }

    private static CommandDatabase open(SettingsReader config, Consumer<DataFolder> check) {
        SettingsCheck.requireGood(config);
        var settings = MongoSettings.from(config);
        var folder = DataFolder.of(config);
        var uri = settings.uri().or(folder::address);
        if (uri.isPresent()) {
            var open = new CommandDatabase(MongoConnection.at(uri.get(), settings.maxTime()), () -> {});
            open.requireAnswer();
            return open;
        }
        check.accept(folder);
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
