package mflix.comments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mflix.problem.Problem;
import org.bson.BSONException;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import org.bson.io.BasicOutputBuffer;

/**
 * The place of a comment in its film's list, newest first, comments without a date last. On the wire it is base64url of the BSON
 * {@code {date: <Date or null>, _id: <of any type>}}; opaque to clients.
 */
record CommentCursor(Optional<BsonDateTime> date, BsonValue id) {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    /** INVALID_PARAMETER when it is not one that was handed out. */
    static CommentCursor of(String sent) {
        try {
            var cursor = at(new RawBsonDocument(Base64.getUrlDecoder().decode(sent)).decode(CODEC));
            if (!cursor.onTheWire().equals(sent)) {
                throw damaged(sent);
            }
            return cursor;
        } catch (IllegalArgumentException | BSONException e) {
            throw damaged(sent).causedBy(e);
        }
    }

    /** The cursor behind that comment. */
    static String after(BsonDocument comment) {
        return at(comment).onTheWire();
    }

    private static CommentCursor at(BsonDocument comment) {
        var date = Optional.of("date").filter(comment::isDateTime).map(comment::getDateTime);
        return new CommentCursor(date, comment.get("_id", BsonNull.VALUE));
    }

    boolean isDated() {
        return date.isPresent();
    }

    // region behind
    /** Comments behind this place among those of its kind, with or without a date. */
    Bson behind() {
        // Unlike a filter's own $lt, this one also finds values of another type that sort behind it.
        var behindId = expr(new Document("$lt", List.of("$_id", new Document("$literal", id))));
        return date.map(day -> or(lt("date", day), and(eq("date", day), behindId)))
                .orElse(behindId);
    }
    // endregion behind

    private String onTheWire() {
        var place = new BsonDocument("date", date.isPresent() ? date.get() : BsonNull.VALUE).append("_id", id);
        try (var bytes = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(bytes)) {
            CODEC.encode(writer, place, EncoderContext.builder().build());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        }
    }

    private static Problem damaged(String sent) {
        return Problem.invalidParameter("after", sent, "the \"next\" of an earlier reply");
    }
}
