package mflix.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import mflix.problem.SafeText;

/** The setting {@code mflix.data.dir}: the folder of the embedded database and of what is made once. */
public final class DataDirectory {
    private static final String KEY = "mflix.data.dir";
    private static final String DEFAULT = "mflix-data";

    private DataDirectory() {}

    /** Its absolute path; nothing on disk is looked at. */
    public static Path of(SettingsReader config) {
        var given = config.text(KEY).orElse(DEFAULT);
        try {
            return Path.of(given).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw SettingsReader.bad(KEY, SafeText.plain(given), "the path of a folder");
        }
    }
}
