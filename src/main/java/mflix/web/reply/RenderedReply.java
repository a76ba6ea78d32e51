package mflix.web.reply;

import java.util.function.Supplier;
import mflix.request.EntityTagList;
import mflix.web.json.BsonJson;
import org.bson.BsonDocument;

/** A reply as it is sent: its bytes and the tag that changes with them. */
public final class RenderedReply {
    private final byte[] bytes;
    private final Supplier<String> tag;

    private RenderedReply(byte[] bytes, Supplier<String> tag) {
        this.bytes = bytes;
        this.tag = tag;
    }

    /** The tag of a document's reply, found before it is rendered. */
    public static String tagOf(BsonDocument document) {
        return DocumentTag.of(document);
    }

    /** A document as JSON in UTF-8. */
    public static RenderedReply of(BsonDocument document) {
        return new RenderedReply(BsonJson.render(document), () -> DocumentTag.of(document));
    }

    /** Bytes that are sent as they are. */
    public static RenderedReply of(byte[] bytes) {
        var tag = DocumentTag.of(bytes);
        return new RenderedReply(bytes, () -> tag);
    }

    /** The same, packed, with a tag of its own. */
    public RenderedReply packed() {
        return new RenderedReply(GzipEncoder.pack(bytes), () -> EntityTagList.packed(tag.get()));
    }

    /** The array itself, not a copy: do not change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** A strong entity tag, in quotes. */
    public String tag() {
        return tag.get();
    }
}
