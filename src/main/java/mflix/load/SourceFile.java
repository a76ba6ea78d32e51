package mflix.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import mflix.load.format.DocumentHandler;
import mflix.load.format.ExportReader;
import mflix.load.format.FilePosition;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;

/**
 * One file of documents and the collection they belong to.
 *
 * @param size in bytes, packed or not as it lies there
 */
record SourceFile(Path file, String collection, long size) {

    static SourceFile of(Path file, String collection) {
        try {
            return new SourceFile(file, collection, Files.size(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Its name in messages. */
    String name() {
        return shown(file);
    }

    /** Reads the whole file; {@code atByte} receives how many bytes of it were read so far. */
    void read(DocumentHandler handler, LongConsumer atByte) {
        try (var in = new ProgressInputStream(Files.newInputStream(file), atByte)) {
            if (size == 0 && file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
                handler.bad(new FilePosition(FilePosition.Unit.BYTE, 0, 0), "the file is empty; expected gzip data.");
                return;
            }
            ExportReader.walk(name(), in, handler);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static Problem unreadable(Path file, IOException failure) {
        var why = failure instanceof AccessDeniedException ? ": permission was denied." : ".";
        return Problem.of(ProblemKind.INVALID_DATA, shown(file) + " cannot be read" + why)
                .causedBy(failure);
    }

    // element by element, because Shown cuts off the end, which is the most useful part of a path
    static String shown(Path file) {
        var names = StreamSupport.stream(file.spliterator(), false)
                .map(name -> SafeText.plain(name.toString()))
                .collect(Collectors.joining("/"));
        return file.isAbsolute() ? "/" + names : names;
    }

    private static final class ProgressInputStream extends FilterInputStream {
        private final LongConsumer atByte;
        private long count;

        private ProgressInputStream(InputStream in, LongConsumer atByte) {
            super(in);
            this.atByte = atByte;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var size = in.read(into, offset, length);
            count += Math.max(size, 0);
            atByte.accept(count);
            return size;
        }
    }
}
