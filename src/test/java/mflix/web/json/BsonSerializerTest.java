package mflix.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import java.util.List;
import java.util.Random;
import mflix.web.RandomBson;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What JSON-B writes of stored values and of texts, beside what the API's own writer makes of them. */
@Tag("F-572")
class BsonSerializerTest {
    private static final Jsonb JSONB = new JsonbResolver().getContext(Object.class);

    /** A reply with a stored value. */
    public record Holder(BsonValue stored) {}

    /** A reply with a text. */
    public record TextHolder(String stored) {}

    private static String own(BsonValue value) {
        return new String(BsonJson.render(new BsonDocument("stored", value)), UTF_8);
    }

    private static void isTheSame(BsonValue value) {
        assertThat(JSONB.toJson(new Holder(value))).isEqualTo(own(value));
    }

    @ParameterizedTest
    @MethodSource("mflix.web.json.BsonJsonTest#values")
    void everyKindOfValueIsWrittenAsByTheOwnWriter(BsonValue value) {
        isTheSame(value);
    }

    @Test
    void rareKindsOfValuesToo() {
        for (var decimal : List.of("0", "0.00", "1E+3", "1.10", "-1E-6000", "9.99E+6144", "0E-8", "Infinity")) {
            isTheSame(new BsonDecimal128(Decimal128.parse(decimal)));
        }
        isTheSame(new BsonJavaScript("a < b"));
        isTheSame(new BsonJavaScriptWithScope("a", new BsonDocument()));
        isTheSame(new BsonSymbol("s"));
    }

    // No request can hold one, and a number of JSON that is zero means the same with either sign.
    @Test
    void aNegativeZeroOfDecimalsLosesItsSign() {
        assertThat(JSONB.toJson(new BsonDecimal128(Decimal128.parse("-0")))).isEqualTo("0");
    }

    @Test
    void documentsOfEveryShapeToo() {
        for (int seed = 0; seed < 2000; seed++) {
            var document = RandomBson.document(new Random(seed), 3);
            isTheSame(document);
            isTheSame(new RawBsonDocument(document, new BsonDocumentCodec()));
        }
    }

    // Backspace and form feed: the same text to a reader of JSON. No request can hold them; only an account that
    // another application stored may have them in its name.
    @Test
    void everyCharacterButTwoIsWrittenAsByTheOwnWriter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x30000 ? 1 : 0x101) {
            var text = Character.toString(c);
            var written = JSONB.toJson(new TextHolder(text));
            if (c == '\b' || c == '\f') {
                assertThat(written).isEqualTo(c == '\b' ? "{\"stored\":\"\\b\"}" : "{\"stored\":\"\\f\"}");
            } else {
                assertThat(written.getBytes(UTF_8))
                        .as(Integer.toHexString(c))
                        .isEqualTo(BsonJson.render(new BsonDocument("stored", new BsonString(text))));
            }
        }
    }
}
