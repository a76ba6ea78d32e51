package mflix.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Files as the tools write them, made in a folder for one test. */
public record SomeFiles(Path folder) {

    public Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Path write(String name, byte[] bytes) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines {@code {"_id": 1, "text": "line 1"}} and so on. */
    public static String lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(SomeFiles::line).collect(Collectors.joining());
    }

    public static String line(int number) {
        return "{\"_id\": " + number + ", \"text\": \"line " + number + "\"}\n";
    }

    /** As {@link #lines}, but the line of that number is another. */
    public static String linesBut(int count, int number, String other) {
        return lines(count).replace(line(number), other + "\n");
    }

    public static byte[] gzip(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public static byte[] gzip(String content) {
        return gzip(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The documents of a JSON list, one after the other. */
    public static byte[] bson(String... documents) {
        var all = new ByteArrayOutputStream();
        for (var document : documents) {
            var raw = new RawBsonDocument(BsonDocument.parse(document), new BsonDocumentCodec());
            var bytes = raw.getByteBuffer();
            all.write(bytes.array(), bytes.position(), bytes.remaining());
        }
        return all.toByteArray();
    }

    /** Without its last bytes. */
    public static byte[] cut(byte[] bytes, int missing) {
        return Arrays.copyOf(bytes, bytes.length - missing);
    }

    public static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
