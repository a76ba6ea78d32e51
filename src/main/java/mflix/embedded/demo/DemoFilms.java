package mflix.embedded.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import mflix.load.format.ExportReader;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The films of the demo catalogue. Their facts and plots are in {@code films.ndjson}; what is missing there and
 * not named in its member {@code without} is made up by {@link DemoFigures}. The member {@code fame} is for that only.
 */
final class DemoFilms {
    private static final String FILE = "films.ndjson";

    private DemoFilms() {}

    /** All of them in the order of the file, as {@code movies} stores them but without their number of comments. */
    static List<BsonDocument> all() {
        var films = new ArrayList<BsonDocument>();
        try (var file = DemoFilms.class.getResourceAsStream(FILE)) {
            ExportReader.read(FILE, file, film -> films.add(completed(film)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return films;
    }

    private static BsonDocument completed(RawBsonDocument stored) {
        var film = stored.decode(new BsonDocumentCodec());
        var id = film.getObjectId("_id").getValue().toHexString();
        var figures = new DemoFigures(id, film.remove("fame").asInt32().getValue()).all();
        if (film.containsKey("without")) {
            film.remove("without")
                    .asArray()
                    .forEach(name -> figures.remove(name.asString().getValue()));
        }
        figures.forEach(film::putIfAbsent);
        return film;
    }
}
