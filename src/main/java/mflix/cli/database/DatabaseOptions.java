package mflix.cli.database;

import java.util.HashMap;
import java.util.Map;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import picocli.CommandLine.Option;

/** Which database a command works on; the same options for every command. */
public final class DatabaseOptions {

    @Option(
            names = "--db-uri",
            paramLabel = "URI",
            description = "The MongoDB to use: mongodb://… or mongodb+srv://…; without one, the embedded database."
                    + " Other users of this machine can read it here: with a password prefer MFLIX_DB_URI.")
    private String uri;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Folder of the embedded database (default: mflix-data).")
    private String dataDir;

    /** What was given on the command line, by setting. */
    public Map<String, String> given() {
        var given = new HashMap<String, String>();
        if (uri != null) {
            given.put(MongoSettings.URI, uri);
            given.put(MongoSettings.URI + "-file", ""); // the command line wins over both ways to set it
        }
        if (dataDir != null) {
            given.put("mflix.data.dir", dataDir);
        }
        return given;
    }

    public SettingsReader config() {
        return CommandLineSettings.config(given());
    }
}
