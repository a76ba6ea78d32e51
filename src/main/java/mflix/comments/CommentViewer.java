package mflix.comments;

import java.security.Principal;
import java.util.List;
import mflix.users.Caller;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Who looks at comments: everybody sees masked e-mail addresses, but for one's own; administrators see all of them.
 *
 * @param email of the account; empty for those who are not logged in
 */
public record CommentViewer(String email, boolean isAdmin) {
    /** A visitor who is not logged in. */
    public static final CommentViewer ANYONE = new CommentViewer("", false);

    /** What a reply that shows comments depends on, besides the common header that this replaces. */
    public static final String VARY = "Authorization, Accept-Encoding";

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
    private static final String EMAIL = "email";

    /** {@code null} means a visitor who is not logged in. */
    public static CommentViewer of(Principal principal) {
        return principal instanceof Caller caller ? new CommentViewer(caller.email(), caller.isAdmin()) : ANYONE;
    }

    /** What a reply to this viewer says about caches: only those of one's own may keep what others may not see. */
    public String cacheControl() {
        return email.isEmpty() ? "no-cache" : "private, no-cache";
    }

    /** The comments as this viewer may see them. */
    public BsonArray shown(List<? extends BsonDocument> comments) {
        return new BsonArray(comments.stream().map(this::shown).toList());
    }

    private BsonDocument shown(BsonDocument comment) {
        var address = comment.get(EMAIL);
        if (address == null || isAdmin || (!email.isEmpty() && address.equals(new BsonString(email)))) {
            return comment;
        }
        var copy = comment instanceof RawBsonDocument raw ? raw.decode(CODEC) : comment.clone();
        copy.put(EMAIL, masked(address));
        return copy;
    }

    /** {@code a***@***}: enough for front ends that expect an address there, too little to write to. */
    private static BsonString masked(BsonValue address) {
        var text = address.isString() ? address.asString().getValue() : "";
        return new BsonString(text.isEmpty() ? "***" : text.substring(0, text.offsetByCodePoints(0, 1)) + "***@***");
    }
}
