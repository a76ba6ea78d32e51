package mflix.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import mflix.mongo.MongoConnection;

/** The deployed site from behind: its database, its key, its log. */
public final class Deployed {
    private static final Path FOLDER = Path.of("target/it");

    private Deployed() {}

    /** A client of its own for the site's database; close it. */
    public static MongoConnection database() {
        return MongoConnection.at(text("mflix-data/embedded.uri"));
    }

    /** What the site signs its tokens with. */
    public static String key() {
        return text("mflix-data/secret.key");
    }

    /** The lines so far about that event. */
    public static long logged(String event) {
        try (var files = Files.list(FOLDER)) {
            var log = files.filter(file -> file.getFileName().toString().startsWith("server.log"))
                    .map(Deployed::text)
                    .collect(Collectors.joining());
            return log.lines().filter(line -> line.contains(event)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        return text(FOLDER.resolve(name));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
