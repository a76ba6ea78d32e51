package mflix.web.reply;

import java.util.zip.CRC32C;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The entity tag of a document's JSON, found without making the JSON: the same document is always rendered alike. A fast sum and
 * the length: it distinguishes versions of one reply, it need not resist an attacker.
 */
final class DocumentTag {
    /** To be raised when documents are rendered in another way: clients keep what they have while a tag stays. */
    static final int RENDERING = 1;

    private DocumentTag() {}

    /** Strong, in quotes. */
    static String of(BsonDocument document) {
        var stored = new RawBsonDocument(document, new BsonDocumentCodec()).getByteBuffer();
        return of(stored.array(), stored.position(), stored.remaining());
    }

    /** The same of bytes that are sent as they are. */
    static String of(byte[] bytes, int start, int length) {
        var sum = new CRC32C();
        sum.update(RENDERING);
        sum.update(bytes, start, length);
        return '"' + Long.toHexString(sum.getValue()) + '-' + Integer.toHexString(length) + '"';
    }
}
