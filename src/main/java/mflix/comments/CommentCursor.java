package mflix.comments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import java.util.Base64;
import java.util.List;
import mflix.problem.Problem;
import org.bson.BSONException;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonMaxKey;
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
 *
 * @param date a BSON null of a comment without one
 * @param id of any type
 */
record CommentCursor(BsonValue date, BsonValue id) {
    /** Before the first comment of either kind. No comment's date is such a value, so no client can send it. */
    static final CommentCursor START = new CommentCursor(new BsonMaxKey(), new BsonMaxKey());

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
        var date = comment.isDateTime("date") ? comment.get("date") : BsonNull.VALUE;
        return new CommentCursor(date, comment.get("_id", BsonNull.VALUE));
    }

    /** It has comments with a date behind it. */
    boolean isDated() {
        return !date.isNull();
    }

    // region behind
    /** Comments behind this place among those of its kind, with or without a date. */
    Bson behind() {
        if (equals(START)) {
            return empty();
        }
        // Unlike a filter's own $lt, this one also finds values of another type that sort behind it.
        var behindId = expr(new Document("$lt", List.of("$_id", new Document("$literal", id))));
        return isDated() ? or(lt("date", date), and(eq("date", date), behindId)) : behindId;
    }
    // endregion behind

    private String onTheWire() {
        var place = new BsonDocument("date", date).append("_id", id);
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
