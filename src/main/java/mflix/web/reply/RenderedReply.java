package mflix.web.reply;

import java.util.function.Supplier;
import mflix.request.EntityTagList;
import mflix.request.SharedReply;
import mflix.web.json.BsonJson;
import org.bson.BsonDocument;

/** A reply as it is sent: its bytes and the tag that changes with them, each made when it is asked for, and once. */
public final class RenderedReply {
    private final Lazy<byte[]> bytes;
    private final Lazy<String> tag;
    private final boolean isPacked;
    private final Lazy<RenderedReply> packed = new Lazy<>(this::pack);

    private RenderedReply(Supplier<byte[]> rendering, Supplier<String> tagging, boolean isPacked) {
        this.bytes = new Lazy<>(rendering);
        this.tag = new Lazy<>(tagging);
        this.isPacked = isPacked;
    }

    /** A document as JSON in UTF-8; of one that several requests send, the same for all of them. */
    public static RenderedReply of(BsonDocument document) {
        return document instanceof SharedReply shared
                ? shared.form(RenderedReply.class, RenderedReply::rendered)
                : rendered(document);
    }

    // the tag is found without making the JSON
    private static RenderedReply rendered(BsonDocument document) {
        return new RenderedReply(() -> BsonJson.render(document), () -> DocumentTag.of(document), false);
    }

    /** Bytes that are sent as they are. */
    public static RenderedReply of(byte[] bytes) {
        return new RenderedReply(() -> bytes, () -> DocumentTag.of(bytes), false);
    }

    /** The same, packed, with a tag of its own. */
    public RenderedReply packed() {
        return packed.get();
    }

    /** The form for a client with this {@code Accept-Encoding}, which may be absent: packed where it reads that, and it is worth it. */
    public RenderedReply forClient(String acceptEncoding) {
        return GzipEncoder.isWanted(acceptEncoding, bytes().length) ? packed() : this;
    }

    public boolean isPacked() {
        return isPacked;
    }

    private RenderedReply pack() {
        return new RenderedReply(() -> GzipEncoder.pack(bytes()), () -> EntityTagList.packed(tag()), true);
    }

    /** The array itself, not a copy: do not change it. */
    public byte[] bytes() {
        return bytes.get();
    }

    /** A strong entity tag, in quotes. */
    public String tag() {
        return tag.get();
    }
}
