package mflix.web;

import java.util.zip.CRC32C;
import org.bson.BsonDocument;

/** A document as it goes over the wire: its JSON bytes and the tag that changes with them. */
record Reply(byte[] json, String tag) {

    static Reply of(BsonDocument document) {
        var json = BsonJson.render(document);
        return new Reply(json, tagOf(json));
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
        for (var candidate : ifNoneMatch.split(",")) {
            var plain = candidate.strip();
            if (plain.equals("*") || plain.equals(tag) || plain.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
