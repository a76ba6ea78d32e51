package mflix.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import mflix.web.RandomBson;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonMaxKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BsonJsonTest {

    private static String json(BsonDocument document) {
        return new String(BsonJson.render(document), UTF_8);
    }

    private static String raw(BsonDocument document) {
        return json(new RawBsonDocument(document, new BsonDocumentCodec()));
    }

    private static BsonDocument x(BsonValue value) {
        return new BsonDocument("x", value);
    }

    static List<BsonValue> values() {
        return List.of(
                new BsonString(""),
                new BsonString("plain"),
                new BsonString("\"quoted\" \\ back / slash"),
                new BsonString("line\nfeed\ttab\rreturn \u0000\u0001\u001f\u007f"),
                new BsonString("2006è2012 – ‘’ 😀 \u202eשלום\u2028"),
                new BsonInt32(Integer.MIN_VALUE),
                new BsonInt64(Long.MAX_VALUE),
                new BsonDouble(7.0),
                new BsonDouble(8.1),
                new BsonDouble(-0.0),
                new BsonDouble(1e300),
                new BsonDouble(Double.NaN),
                new BsonDouble(Double.NEGATIVE_INFINITY),
                BsonBoolean.TRUE,
                BsonBoolean.FALSE,
                BsonNull.VALUE,
                new BsonUndefined(),
                new BsonDateTime(-2085523200000L),
                new BsonDateTime(-1),
                new BsonDateTime(0),
                new BsonDateTime(1440547430133L),
                new BsonDateTime(253402300800000L),
                new BsonObjectId(new ObjectId("573a1390f29313caabcd42e8")),
                new BsonDecimal128(Decimal128.parse("12345678901234567890.12")),
                new BsonDecimal128(Decimal128.NaN),
                new BsonBinary(new byte[] {1, 2, 3}),
                new BsonRegularExpression("a.*\"", "i"),
                new BsonTimestamp(1440547430, 1),
                new BsonMaxKey(),
                new BsonArray(),
                new BsonArray(
                        List.of(new BsonInt32(1), new BsonArray(List.of(new BsonString("a"))), new BsonDocument())),
                new BsonDocument("a\"b", new BsonDocument("è", new BsonDocument("c", new BsonMaxKey()))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void bothWaysGiveTheSameText(BsonValue value) {
        assertThat(raw(x(value))).isEqualTo(json(x(value)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void textIsJson(BsonValue value) {
        assertThat(BsonDocument.parse(json(x(value)))).containsOnlyKeys("x");
    }

    @Test
    void bothWaysAgreeOnRandomDocuments() {
        var seed = 20260101L;
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var document = RandomBson.document(random, 4);
            assertThat(raw(document)).as("seed %d, document %d", seed, i).isEqualTo(json(document));
        }
    }

    @Test
    void idsAreHexAndDatesAreIsoInUtcWithThreeDecimals() {
        var document = new BsonDocument("_id", new BsonObjectId(new ObjectId("573a1390f29313caabcd42e8")))
                .append("released", new BsonDateTime(-2085523200000L))
                .append("seen", new BsonDateTime(1440547430100L));
        assertThat(raw(document))
                .isEqualTo("{\"_id\":\"573a1390f29313caabcd42e8\",\"released\":\"1903-12-01T00:00:00.000Z\","
                        + "\"seen\":\"2015-08-26T00:03:50.100Z\"}");
    }

    @Test
    void numbersStayNumbersAndWhatJsonCannotSayIsNull() {
        var document = new BsonDocument("a", new BsonDouble(7.0))
                .append("b", new BsonInt64(9007199254740993L))
                .append("c", new BsonDouble(Double.NaN))
                .append("d", new BsonString("2006è2012"))
                .append("e", new BsonString(""));
        assertThat(raw(document))
                .isEqualTo("{\"a\":7.0,\"b\":9007199254740993,\"c\":null,\"d\":\"2006è2012\",\"e\":\"\"}");
    }

    @Test
    void storedBytesThatAreNoUtf8BecomeReplacementCharacters() {
        var bytes = new byte[] {15, 0, 0, 0, 2, 'x', 0, 3, 0, 0, 0, (byte) 0xc3, 0x28, 0, 0};
        assertThat(json(new RawBsonDocument(bytes))).isEqualTo("{\"x\":\"\ufffd(\"}");
    }

    @Test
    void documentInsideALargerArrayIsReadFromItsOffset() {
        var inner = new BsonDocument("title", new BsonString("The Wizard of Oz"));
        var outer = new RawBsonDocument(new BsonDocument("a", inner), new BsonDocumentCodec());
        assertThat(json(outer.getDocument("a"))).isEqualTo("{\"title\":\"The Wizard of Oz\"}");
    }

    /** The short way of ratings gives what the JDK gives, for each that has one decimal and for its neighbours. */
    @Test
    void numbersAreThoseOfTheJdk() {
        var values = new BsonArray();
        var expected = new StringJoiner(",", "{\"x\":[", "]}");
        for (var tenths = 0; tenths < 100_100; tenths++) {
            for (var value : List.of(tenths / 10.0, Math.nextUp(tenths / 10.0), Math.nextDown(tenths / 10.0))) {
                values.add(new BsonDouble(value));
                expected.add(Double.toString(value));
            }
        }
        assertThat(raw(x(values))).isEqualTo(expected.toString());
    }

    @Test
    void wholeNumbersAreThoseOfTheJdk() {
        var values = new BsonArray();
        var expected = new StringJoiner(",", "{\"x\":[", "]}");
        var largest = (long) Integer.MAX_VALUE;
        for (var number : List.of(0L, 10L, 99L, 100L, 12345L, largest, Long.MAX_VALUE - 1, Long.MIN_VALUE + 1)) {
            for (var value : List.of(number - 1, number, number + 1)) {
                values.add(new BsonInt64(value));
                values.add(new BsonInt32(value.intValue()));
                expected.add(Long.toString(value)).add(Integer.toString(value.intValue()));
            }
        }
        assertThat(raw(x(values))).isEqualTo(expected.toString());
    }

    /** Eight characters are looked at together: each place in them, and behind them, and each character. */
    @Test
    void everyCharacterIsWrittenAsByTheOtherWayAtEveryPlace() {
        for (var character = 0; character < 0x180; character++) {
            for (var place = 0; place < 19; place++) {
                var text = new StringBuilder("abcdefghijklmnopqr");
                text.insert(Math.min(place, text.length()), (char) character);
                var document = x(new BsonString(text.toString()));
                assertThat(raw(document)).isEqualTo(json(document));
            }
        }
    }
}
