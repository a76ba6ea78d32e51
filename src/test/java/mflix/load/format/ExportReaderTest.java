package mflix.load.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mflix.load.SomeFiles;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportReaderTest {
    private static final List<BsonDocument> TWO =
            List.of(BsonDocument.parse("{_id: 1, t: 'è'}"), BsonDocument.parse("{_id: 2, t: '}],\\\\\"'}"));
    private static final String FIRST = "{\"_id\":1,\"t\":\"è\"}";
    private static final String SECOND = "{\"_id\":2,\"t\":\"}],\\\\\\\"\"}";

    private static List<RawBsonDocument> read(byte[] content) {
        var documents = new ArrayList<RawBsonDocument>();
        ExportReader.read("some.file", new ByteArrayInputStream(content), documents::add);
        return documents;
    }

    private static List<RawBsonDocument> read(String content) {
        return read(content.getBytes(UTF_8));
    }

    static Stream<Arguments> formats() {
        var bson = SomeFiles.bson(TWO.get(0).toJson(), TWO.get(1).toJson());
        var lines = FIRST + "\n" + SECOND + "\n";
        return Stream.of(
                arguments("lines", lines.getBytes(UTF_8)),
                arguments("no line feed at the end", (FIRST + "\n" + SECOND).getBytes(UTF_8)),
                arguments("blank lines", ("\n  \r\n" + FIRST + "\r\n\t\n\r\n" + SECOND + "\n\n").getBytes(UTF_8)),
                arguments("byte order mark", ("\ufeff" + lines).getBytes(UTF_8)),
                arguments("list on one line", ("[" + FIRST + "," + SECOND + "]").getBytes(UTF_8)),
                arguments("list on lines", ("\n[\n" + FIRST + "\n,\n" + SECOND + "\n]\n\n").getBytes(UTF_8)),
                arguments(
                        "pretty list with a mark",
                        ("\ufeff [ " + FIRST.replace(",", ",\n\t") + ",\n" + SECOND + " ] ").getBytes(UTF_8)),
                arguments("BSON", bson),
                arguments("gzip of lines", SomeFiles.gzip(lines)),
                arguments("gzip of a list", SomeFiles.gzip("[" + FIRST + "," + SECOND + "]")),
                arguments("gzip of BSON", SomeFiles.gzip(bson)),
                arguments(
                        "gzip in two members",
                        SomeFiles.joined(SomeFiles.gzip(FIRST + "\n"), SomeFiles.gzip(SECOND + "\n"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void everyFormatIsToldByItsContent(String name, byte[] content) {
        assertThat(read(content)).isEqualTo(TWO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "[]", " [ ] ", "\ufeff"})
    void whatHoldsNothingIsReadAsNothing(String content) {
        assertThat(read(content)).isEmpty();
        assertThat(read(SomeFiles.gzip(content))).isEmpty();
    }

    /** A document of 123 bytes begins with an opening brace. */
    @Test
    void documentThatBeginsLikeTextIsStillADocument() {
        var bson = SomeFiles.bson("{_id: 1, t: '" + "x".repeat(123 - 22) + "'}");
        assertThat(bson).startsWith('{', 0, 0, 0).hasSize(123);
        assertThat(read(bson)).hasSize(1);
    }

    /** Every document of a long stream is let go: at any time at most a few of those handed over are still in memory. */
    @Test
    void documentsAreNotKept() {
        var seen = new ArrayList<WeakReference<RawBsonDocument>>();
        var mostAlive = new AtomicInteger();
        ExportReader.read("endless", new GeneratedLines(200_000), document -> {
            seen.add(new WeakReference<>(document));
            if (seen.size() % 50_000 == 0) {
                System.gc();
                var alive = seen.stream().filter(kept -> kept.get() != null).count();
                mostAlive.accumulateAndGet((int) alive, Math::max);
            }
        });
        assertThat(seen).hasSize(200_000);
        assertThat(mostAlive.get()).isLessThanOrEqualTo(2);
    }

    /** Lines that exist only while they are read. */
    private static final class GeneratedLines extends InputStream {
        private final int count;
        private int number;
        private InputStream line = InputStream.nullInputStream();

        private GeneratedLines(int count) {
            this.count = count;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var size = line.read(into, offset, length);
            if (size >= 0 || number == count) {
                return size;
            }
            line = new ByteArrayInputStream(SomeFiles.line(++number).getBytes(UTF_8));
            return line.read(into, offset, length);
        }
    }
}
