package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.bson.Document;

/** The real data that lies beside a checkout, read by a few lines that share nothing with the application. */
public final class SampleData {
    public static final Path FOLDER = Path.of("../shared/data/sample_mflix");

    private SampleData() {}

    /** Skips the test where the data is not there. */
    public static void require() {
        assumeTrue(Files.isDirectory(FOLDER), "needs the sample data in " + FOLDER);
    }

    /** All documents of {@code movies}, {@code comments}, {@code users} or {@code theaters}, in the order of the file. */
    public static List<Document> of(String collection) {
        var file = FOLDER.resolve(collection + ".ndjson.gz");
        try (var lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            return lines.lines().map(Document::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
