package mflix.load.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import mflix.load.SomeFiles;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class BsonValidatorTest {
    private static final byte[] EVERY_TYPE = SomeFiles.bson(
            """
            {"a": {"$numberInt": "1"}, "b": {"$numberLong": "1"}, "c": {"$numberDouble": "1"}, "d": {"$numberDecimal": "1"},
             "e": "é", "f": {"g": [1, null, true, false]}, "h": {"$binary": {"base64": "AAE=", "subType": "00"}},
             "i": {"$oid": "573a1390f29313caabcd42e8"}, "j": {"$date": 5}, "k": {"$timestamp": {"t": 1, "i": 2}},
             "l": {"$regularExpression": {"pattern": "a", "options": "i"}}, "m": {"$code": "x"},
             "n": {"$code": "x", "$scope": {"y": 1}}, "o": {"$symbol": "s"}, "p": {"$minKey": 1}, "q": {"$maxKey": 1},
             "r": {"$undefined": true},
             "s": {"$dbPointer": {"$ref": "x", "$id": {"$oid": "573a1390f29313caabcd42e8"}}}}""");

    @Test
    void everyTypePasses() {
        assertThatCode(() -> BsonValidator.check(EVERY_TYPE)).doesNotThrowAnyException();
    }

    @Test
    void everyCutIsFound() {
        for (var missing = 1; missing < EVERY_TYPE.length; missing++) {
            var cut = SomeFiles.cut(EVERY_TYPE, missing);
            assertThatThrownBy(() -> BsonValidator.check(cut)).isInstanceOf(MalformedDocument.class);
        }
        assertThatThrownBy(() -> BsonValidator.check(SomeFiles.joined(EVERY_TYPE, new byte[1])))
                .isInstanceOf(MalformedDocument.class);
    }

    /** Whatever bytes it gets, it ends, and says one of two things; what passes the driver can read. */
    @Test
    void damagedDocumentsAreRefusedOrReadable() {
        var random = new Random(1);
        var refused = 0;
        for (var round = 0; round < 20_000; round++) {
            var damaged = EVERY_TYPE.clone();
            for (var hits = random.nextInt(3); hits >= 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                BsonValidator.check(damaged);
                assertThat(new RawBsonDocument(damaged).decode(new BsonDocumentCodec()))
                        .isNotNull();
            } catch (MalformedDocument e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(5_000);
    }
}
