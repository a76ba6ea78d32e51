package mflix.web.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32C;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The entity tag of a document's JSON, found without making the JSON: the same document is always rendered alike. A fast sum and
 * the length: it distinguishes versions of one reply, it need not resist an attacker. Stored documents in it are summed as they are,
 * one by one.
 */
final class DocumentTag {
    /** To be raised when documents are rendered in another way: clients keep what they have while a tag stays. */
    static final int RENDERING = 1;

    private final CRC32C sum = new CRC32C();
    private long length;

    private DocumentTag() {
        sum.update(RENDERING);
    }

    /** Strong, in quotes. */
    static String of(BsonDocument document) {
        var tag = new DocumentTag();
        document.forEach((name, value) -> {
            tag.add(name.getBytes(UTF_8));
            if (value.isArray()) {
                tag.sum.update(value.asArray().size());
                value.asArray().forEach(tag::add);
            } else {
                tag.add(value);
            }
        });
        return tag.text();
    }

    /** The same of bytes that are sent as they are. */
    static String of(byte[] bytes) {
        var tag = new DocumentTag();
        tag.add(bytes);
        return tag.text();
    }

    private void add(BsonValue value) {
        sum.update(value.getBsonType().getValue());
        var bytes = stored(value.isDocument() ? value.asDocument() : new BsonDocument("", value));
        add(bytes.getBackingArray(), bytes.getByteOffset(), bytes.getByteLength());
    }

    private static RawBsonDocument stored(BsonDocument document) {
        return document instanceof RawBsonDocument raw ? raw : new RawBsonDocument(document, new BsonDocumentCodec());
    }

    private void add(byte[] bytes) {
        add(bytes, 0, bytes.length);
    }

    private void add(byte[] bytes, int start, int count) {
        sum.update(bytes, start, count);
        length += count;
    }

    private String text() {
        return '"' + Long.toHexString(sum.getValue()) + '-' + Long.toHexString(length) + '"';
    }
}
