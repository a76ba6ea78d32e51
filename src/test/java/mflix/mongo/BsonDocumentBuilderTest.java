package mflix.mongo;

import static mflix.mongo.BsonDocumentBuilder.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class BsonDocumentBuilderTest {

    @Test
    void theJavaTypeOfAValueIsItsTypeInBson() {
        var id = new ObjectId();
        var built = document()
                .append("text", "a")
                .append("int", 1)
                .append("long", 1L)
                .append("boxed", Long.valueOf(2))
                .append("double", 1.0)
                .append("flag", true)
                .append("date", Instant.ofEpochMilli(5))
                .append("id", id)
                .append("array", Stream.of("x", "y").map(BsonString::new))
                .append("value", new BsonUndefined())
                .append("arrayItself", new BsonArray())
                .appendNull("null")
                .build();
        assertThat(built)
                .isExactlyInstanceOf(BsonDocument.class)
                .isEqualTo(new BsonDocument("text", new BsonString("a"))
                        .append("int", new BsonInt32(1))
                        .append("long", new BsonInt64(1))
                        .append("boxed", new BsonInt64(2))
                        .append("double", new BsonDouble(1))
                        .append("flag", BsonBoolean.TRUE)
                        .append("date", new BsonDateTime(5))
                        .append("id", new BsonObjectId(id))
                        .append("array", new BsonArray(List.of(new BsonString("x"), new BsonString("y"))))
                        .append("value", new BsonUndefined())
                        .append("arrayItself", new BsonArray())
                        .append("null", BsonNull.VALUE));
    }

    @Test
    void membersStandInTheOrderOfTheirCalls() {
        var built = document()
                .append("z", 1)
                .appendNull("a")
                .append("m", "")
                .appendPlain("b", 2)
                .build();
        assertThat(built.keySet()).containsExactly("z", "a", "m", "b");
    }

    @Test
    void whatIsMissingBecomesNullWhereThatIsAskedFor() {
        var built = document()
                .appendOrNull("value", (BsonValue) null)
                .appendOrNull("text", (String) null)
                .appendOrNull("int", (Integer) null)
                .appendOrNull("date", (Instant) null)
                .build();
        assertThat(built.keySet()).containsExactly("value", "text", "int", "date");
        assertThat(built.values()).containsOnly(BsonNull.VALUE);
    }

    @Test
    void whatIsThereIsNotReplacedByNull() {
        var built = document()
                .appendOrNull("value", new BsonDouble(1))
                .appendOrNull("text", "a")
                .appendOrNull("int", Integer.valueOf(3))
                .appendOrNull("date", Instant.ofEpochMilli(5))
                .build();
        assertThat(built.values())
                .containsExactly(new BsonDouble(1), new BsonString("a"), new BsonInt32(3), new BsonDateTime(5));
    }

    @Test
    void whatIsMissingIsLeftOutWhereThatIsAskedFor() {
        var built = document()
                .appendIfPresent("none", null)
                .appendIfPresent("null", BsonNull.VALUE)
                .build();
        assertThat(built).isEqualTo(new BsonDocument("null", BsonNull.VALUE));
    }

    @Test
    void aTextThatIsMissingIsADefectEverywhereElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> document().append("text", (String) null));
    }

    @Test
    void plainValuesAreMappedThroughMapsAndLists() {
        var inner = new LinkedHashMap<Object, Object>();
        inner.put(7, 1.9);
        inner.put("flag", false);
        inner.put("list", Arrays.asList("a", null, Map.of("deep", 2)));
        var list =
                new BsonArray(List.of(new BsonString("a"), BsonNull.VALUE, new BsonDocument("deep", new BsonInt64(2))));
        assertThat(document()
                        .appendPlain("null", null)
                        .appendPlain("map", inner)
                        .appendPlain("other", Thread.State.NEW)
                        .build())
                .isEqualTo(new BsonDocument("null", BsonNull.VALUE)
                        .append(
                                "map",
                                new BsonDocument("7", new BsonInt64(1))
                                        .append("flag", BsonBoolean.FALSE)
                                        .append("list", list))
                        .append("other", new BsonString("NEW")));
    }
}
