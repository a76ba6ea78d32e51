package mflix.load.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.RawBsonDocument;

/**
 * The documents of one stream: NDJSON, a JSON list or BSON, gzip of each, recognised by content. One document is held at a
 * time, however long the stream.
 */
public final class ExportReader {
    private ExportReader() {}

    /**
     * Hands every document to {@code each}, in the order of the stream, which stays open. An {@code _id} is not asked for.
     *
     * @param name what the stream is called when it is refused
     * @throws Problem INVALID_DATA at the first thing that is no document, naming its line or byte; what came before it was
     *     handed over
     * @throws UncheckedIOException when the stream itself fails
     */
    public static void read(String name, InputStream in, Consumer<RawBsonDocument> each) {
        try {
            walk(name, in, new DocumentHandler() {
                @Override
                public void document(FilePosition place, RawBsonDocument document) {
                    each.accept(document);
                }

                @Override
                public void bad(FilePosition place, String what) {
                    throw refusal(name, place, what);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Problem refusal(String name, FilePosition place, String what) {
        return Problem.of(ProblemKind.INVALID_DATA, name + ", " + place + ": " + what);
    }

    /** A cut or damaged gzip is something bad for the handler; other failures of the stream are thrown. */
    public static void walk(String name, InputStream in, DocumentHandler handler) throws IOException {
        DocumentReader documents = new Nothing();
        try {
            documents = documents(name, FileFormat.unpacked(in));
            documents.read(handler);
        } catch (EOFException e) {
            handler.bad(documents.place(), "the gzip data is cut off here; expected more.");
        } catch (ZipException e) {
            handler.bad(documents.place(), "the gzip data is damaged here; expected what gzip wrote.");
        }
    }

    private static DocumentReader documents(String name, ByteReader bytes) throws IOException {
        UnsupportedFile.recognised(bytes.head(UnsupportedFile.HEAD)).ifPresent(what -> {
            throw Problem.of(ProblemKind.INVALID_DATA, name + " is " + what);
        });
        return switch (FileFormat.of(bytes)) {
            case LINES -> new LineFileReader(bytes);
            case ARRAY -> new ArrayFileReader(bytes);
            case BSON -> new BsonFileReader(bytes);
            case ARCHIVE -> throw Problem.of(
                    ProblemKind.INVALID_DATA,
                    name + " is a mongodump archive, which is not read here; expected a folder as mongodump --out=DIR"
                            + " writes it.");
            case EMPTY -> new Nothing();
            case OTHER -> name.matches("(?i).*\\.bson(\\.gz)?") ? new BsonFileReader(bytes) : new LineFileReader(bytes);
        };
    }

    private static final class Nothing implements DocumentReader {

        @Override
        public void read(DocumentHandler handler) {}

        @Override
        public FilePosition place() {
            return new FilePosition(FilePosition.Unit.LINE, 1, 0);
        }
    }
}
