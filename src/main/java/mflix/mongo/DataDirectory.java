package mflix.mongo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import mflix.problem.Shown;

/** The setting {@code mflix.data.dir}: the folder of the embedded database and of what is made once. */
public final class DataDirectory {
    private static final String KEY = "mflix.data.dir";
    private static final String DEFAULT = "mflix-data";

    private DataDirectory() {}

    /** Its absolute path; nothing on disk is looked at. */
    public static Path of(Config config) {
        var given = config.text(KEY).orElse(DEFAULT);
        try {
            return Path.of(given).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Config.bad(KEY, Shown.plain(given), "the path of a folder");
        }
    }
}
