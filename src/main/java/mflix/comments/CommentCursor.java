package mflix.comments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import mflix.problem.Problem;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * The place of a comment in its film's list, newest first, comments without a date last. On the wire it is base64url of
 * {@code <milliseconds>_<id>}, without the milliseconds where there is no date; opaque to clients.
 */
final class CommentCursor {
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,15})?_([0-9a-f]{24})");

    private final Optional<BsonDateTime> date;
    private final ObjectId id;

    private CommentCursor(Optional<BsonDateTime> date, ObjectId id) {
        this.date = date;
        this.id = id;
    }

    /** INVALID_PARAMETER when it is not one that was handed out. */
    static CommentCursor of(String sent) {
        var form = FORM.matcher(decoded(sent));
        if (!form.matches()) {
            throw damaged(sent);
        }
        var date = Optional.ofNullable(form.group(1)).map(millis -> new BsonDateTime(Long.parseLong(millis)));
        return new CommentCursor(date, new ObjectId(form.group(2)));
    }

    /** The cursor behind that comment. */
    static String after(BsonDocument comment) {
        var date = comment.isDateTime("date")
                ? String.valueOf(comment.getDateTime("date").getValue())
                : "";
        var place = date + "_" + comment.getObjectId("_id").getValue().toHexString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
    }

    boolean isDated() {
        return date.isPresent();
    }

    /** Comments behind this place among those of its kind, with or without a date. */
    Bson behind() {
        var behindId = lt("_id", id);
        return date.map(day -> or(lt("date", day), and(eq("date", day), behindId)))
                .orElse(behindId);
    }

    private static String decoded(String sent) {
        try {
            return new String(Base64.getUrlDecoder().decode(sent), UTF_8);
        } catch (IllegalArgumentException e) {
            throw damaged(sent).causedBy(e);
        }
    }

    private static Problem damaged(String sent) {
        return Problem.invalidParameter("after", sent, "the \"next\" of an earlier reply");
    }
}
