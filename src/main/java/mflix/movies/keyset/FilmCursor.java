package mflix.movies.keyset;

import java.util.Base64;
import java.util.Optional;
import mflix.problem.Problem;
import org.bson.BSONException;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * The place of a film in a list. On the wire it is base64url of the BSON {@code {order, value, _id}}; opaque to clients.
 *
 * @param order the list's own name of its order
 * @param value of what the list is ordered by, a BSON null when the film has none
 * @param id of the film, of any type
 */
public record FilmCursor(String order, BsonValue value, BsonValue id) {
    public static final String PARAMETER = "after";

    /** Before the first film of any list. No list has an order of that name, so no client can send it. */
    public static final FilmCursor START = new FilmCursor("start", BsonNull.VALUE, BsonNull.VALUE);

    /** What a place has at most on the wire; a film of which more would be needed has none. */
    public static final int LONGEST = 2000;

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
    private static final String EXPECTED = "the \"next\" of an earlier reply in the same order";

    /** INVALID_PARAMETER when it is not one that a list of that order has handed out. */
    public static FilmCursor of(String sent, String order) {
        try {
            var place = new RawBsonDocument(Base64.getUrlDecoder().decode(sent)).decode(CODEC);
            if (place.isString("order") && place.containsKey("value") && place.containsKey("_id")) {
                var cursor = new FilmCursor(place.getString("order").getValue(), place.get("value"), place.get("_id"));
                if (cursor.order().equals(order) && cursor.encoded().equals(sent)) {
                    return cursor;
                }
            }
            throw refusal(sent);
        } catch (IllegalArgumentException | BSONException e) {
            throw refusal(sent).causedBy(e);
        }
    }

    /** The same sentence for a place that does not fit its order. */
    public static Problem refusal(String sent) {
        return Problem.invalidParameter(PARAMETER, sent, EXPECTED);
    }

    public boolean isStart() {
        return equals(START);
    }

    /** Absent when it would be too long to be sent. */
    public Optional<String> onTheWire() {
        return Optional.of(encoded()).filter(text -> text.length() <= LONGEST);
    }

    private String encoded() {
        var place = new BsonDocument("order", new BsonString(order))
                .append("value", value)
                .append("_id", id);
        try (var bytes = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(bytes)) {
            CODEC.encode(writer, place, EncoderContext.builder().build());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        }
    }
}
