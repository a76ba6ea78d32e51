package mflix.web;

import java.util.zip.CRC32C;
import org.bson.BsonDocument;

/** A document as it goes over the wire: its JSON bytes and the tag that changes with them. */
final class Reply {
    private final byte[] json;
    private final String tag;

    private Reply(byte[] json) {
        this.json = json;
        this.tag = tagOf(json);
    }

    static Reply of(BsonDocument document) {
        return new Reply(BsonJson.render(document));
    }

    /** UTF-8; the array itself, not a copy: do not change it. */
    byte[] json() {
        return json;
    }

    /** A strong entity tag, in quotes. */
    String tag() {
        return tag;
    }

    // A fast sum and the length: it tells versions of one reply apart, it need not resist an attacker.
    private static String tagOf(byte[] json) {
        var sum = new CRC32C();
        sum.update(json);
        return '"' + Long.toHexString(sum.getValue()) + '-' + Integer.toHexString(json.length) + '"';
    }

    /** One of the tags in an {@code If-None-Match} header is ours, compared weakly, or the header is {@code *}. */
    boolean isAmong(String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (var candidate : ifNoneMatch.split(",", -1)) {
            var plain = candidate.strip();
            if (plain.equals("*") || plain.equals(tag) || plain.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
