package mflix.cli;

import mflix.embedded.DataFolder;
import mflix.embedded.EmbeddedDatabase;
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

    /** Connects later, so a configured database that is away is noticed at its first use. */
    static OpenDatabase of(Config config) {
        var uri =
                MongoSettings.from(config).uri().or(() -> DataFolder.of(config).address());
        if (uri.isPresent()) {
            return new OpenDatabase(Database.at(uri.get()), () -> {});
        }
        var embedded = new EmbeddedDatabase(config);
        return new OpenDatabase(Database.at(embedded.open()), embedded::close);
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
