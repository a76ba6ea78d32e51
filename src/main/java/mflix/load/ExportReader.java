package mflix.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import mflix.problem.Kind;
import mflix.problem.Problem;
import org.bson.RawBsonDocument;

/**
 * The documents of one stream: NDJSON, a JSON list or BSON, gzip of each, told by content. One document is held at a time,
 * however long the stream.
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
            walk(name, in, new Sink() {
                @Override
                public void document(Place place, RawBsonDocument document) {
                    each.accept(document);
                }

                @Override
                public void bad(Place place, String what) {
                    throw refusal(name, place, what);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Problem refusal(String name, Place place, String what) {
        return Problem.of(Kind.INVALID_DATA, name + ", " + place + ": " + what);
    }

    /** A cut or damaged gzip is something bad for the sink; other failures of the stream are thrown. */
    static void walk(String name, InputStream in, Sink sink) throws IOException {
        Documents documents = new Nothing();
        try {
            documents = documents(name, Format.unpacked(in));
            documents.read(sink);
        } catch (EOFException e) {
            sink.bad(documents.place(), "the gzip data is cut off here; expected more.");
        } catch (ZipException e) {
            sink.bad(documents.place(), "the gzip data is damaged here; expected what gzip wrote.");
        }
    }

    private static Documents documents(String name, Bytes bytes) throws IOException {
        ForeignFile.recognised(bytes.head(ForeignFile.HEAD)).ifPresent(what -> {
            throw Problem.of(Kind.INVALID_DATA, name + " is " + what);
        });
        return switch (Format.of(bytes)) {
            case LINES -> new LineDocuments(bytes);
            case ARRAY -> new ArrayDocuments(bytes);
            case BSON -> new BsonDocuments(bytes);
            case ARCHIVE -> throw Problem.of(
                    Kind.INVALID_DATA,
                    name + " is a mongodump archive, which is not read here; expected a folder as mongodump --out=DIR"
                            + " writes it.");
            case EMPTY -> new Nothing();
            case OTHER -> name.matches("(?i).*\\.bson(\\.gz)?") ? new BsonDocuments(bytes) : new LineDocuments(bytes);
        };
    }

    private static final class Nothing implements Documents {

        @Override
        public void read(Sink sink) {}

        @Override
        public Place place() {
            return new Place(Place.Unit.LINE, 1, 0);
        }
    }
}
