package mflix.web.reply;

import java.util.zip.CRC32C;
import mflix.request.EntityTagList;
import mflix.web.json.BsonJson;
import org.bson.BsonDocument;

/** A reply as it is sent: its bytes and the tag that changes with them. */
public final class RenderedReply {
    private final byte[] bytes;
    private final String tag;

    private RenderedReply(byte[] bytes, String tag) {
        this.bytes = bytes;
        this.tag = tag;
    }

    /** A document as JSON in UTF-8. */
    public static RenderedReply of(BsonDocument document) {
        return of(BsonJson.render(document));
    }

    public static RenderedReply of(byte[] bytes) {
        return new RenderedReply(bytes, tagOf(bytes));
    }

    /** The same, packed, with a tag of its own. */
    public RenderedReply packed() {
        return new RenderedReply(GzipEncoder.pack(bytes), EntityTagList.packed(tag));
    }

    /** The array itself, not a copy: do not change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** A strong entity tag, in quotes. */
    public String tag() {
        return tag;
    }

    // A fast sum and the length: it distinguishes versions of one reply, it need not resist an attacker.
    private static String tagOf(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return '"' + Long.toHexString(sum.getValue()) + '-' + Integer.toHexString(bytes.length) + '"';
    }
}
