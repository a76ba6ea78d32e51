package mflix.load;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The {@code _id} by which a document is recognised. A document without one is refused: the server would give it another one at
 * each load and store it again; an id made from its content would tie two equal documents together.
 */
final class DocumentIds {
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private DocumentIds() {}

    /** What is wrong with it; empty when nothing is. */
    static Optional<String> fault(RawBsonDocument document) {
        var id = document.get("_id");
        if (id == null) {
            return Optional.of("the document has no _id; expected one, or loading it twice would store it twice.");
        }
        return switch (id.getBsonType()) {
            case ARRAY, REGULAR_EXPRESSION, UNDEFINED -> Optional.of("the _id is of type "
                    + id.getBsonType().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + ", which MongoDB does not take; expected a value such as an ObjectId.");
            default -> Optional.empty();
        };
    }

    /** 32 bytes that are equal for ids that MongoDB takes for equal, such as 7 and 7.0. */
    static byte[] digest(RawBsonDocument document) {
        return digest(List.of(document.get("_id")));
    }

    /** The same for the values of a key of several fields, in their order. */
    static byte[] digest(List<BsonValue> key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var value : key) {
                digest.update(value.isNumber() || value.isDecimal128() ? number(value) : bytes(value));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static ByteBuffer number(BsonValue id) {
        var text = id.getBsonType() == BsonType.INT64
                ? String.valueOf(id.asInt64().getValue())
                : id.isDecimal128()
                        ? id.asDecimal128().getValue().toString()
                        : String.valueOf(id.asNumber().doubleValue());
        return StandardCharsets.UTF_8.encode(plain(text));
    }

    private static String plain(String number) {
        return number.matches(".*[A-Da-dF-Zf-z].*")
                ? number
                : new BigDecimal(number).stripTrailingZeros().toString();
    }

    private static ByteBuffer bytes(BsonValue id) {
        return new RawBsonDocument(new BsonDocument("", id), CODEC)
                .getByteBuffer()
                .asNIO();
    }
}
