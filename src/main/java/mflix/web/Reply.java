package mflix.web;

import java.util.zip.CRC32C;
import mflix.problem.EntityTagList;
import org.bson.BsonDocument;

/** What goes over the wire: its bytes and the tag that changes with them. */
final class Reply {
    private final byte[] bytes;
    private final String tag;

    private Reply(byte[] bytes, String tag) {
        this.bytes = bytes;
        this.tag = tag;
    }

    /** A document as JSON in UTF-8. */
    static Reply of(BsonDocument document) {
        return of(BsonJson.render(document));
    }

    static Reply of(byte[] bytes) {
        return new Reply(bytes, tagOf(bytes));
    }

    /** The same, packed, with a tag of its own. */
    Reply packed() {
        return new Reply(Gzip.pack(bytes), EntityTagList.packed(tag));
    }

    /** The array itself, not a copy: do not change it. */
    byte[] bytes() {
        return bytes;
    }

    /** A strong entity tag, in quotes. */
    String tag() {
        return tag;
    }

    // A fast sum and the length: it tells versions of one reply apart, it need not resist an attacker.
    private static String tagOf(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return '"' + Long.toHexString(sum.getValue()) + '-' + Integer.toHexString(bytes.length) + '"';
    }
}
