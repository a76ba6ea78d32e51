package mflix.guides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The guides of this project. */
final class Guides {
    static final Path PROJECT = Path.of("");
    static final String FOLDER = "docs/guides/";
    static final String INDEX = FOLDER + "README.md";

    private Guides() {}

    /** Their paths, without the index. */
    static List<String> all() {
        try (var files = Files.list(Path.of(FOLDER))) {
            return files.map(file -> FOLDER + file.getFileName())
                    .filter(path -> path.endsWith(".md") && !path.equals(INDEX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
