package mflix.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/** Reads Extended JSON, one document a line. */
public final class ExportReader {
    private ExportReader() {}

    public static void read(String name, InputStream in, Consumer<RawBsonDocument> each) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            each.accept(RawBsonDocument.parse(line));
        }
    }
}
