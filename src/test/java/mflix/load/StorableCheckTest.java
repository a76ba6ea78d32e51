package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mflix.load.format.ExtendedJson;
import mflix.load.format.MalformedDocument;
import mflix.problem.Problem;
import mflix.testing.TestDatabase;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the embedded database keeps as it is comes back as it was; what it does not keep is refused before anything is written. */
@Tag("F-94")
class StorableCheckTest {
    private static final BsonInt32 ONE = new BsonInt32(1);

    @TempDir
    private Path folder;

    static Stream<Arguments> kept() {
        return Stream.of(
                        "1.5",
                        "{$numberDouble: 'NaN'}",
                        "{$numberDouble: '-Infinity'}",
                        "{$numberDouble: '-0.0'}",
                        "'text'",
                        "''",
                        "'\\u0000'",
                        "{a: {b: [1, {c: 2}]}}",
                        "[]",
                        "{}",
                        "[1, 'a', null, [true]]",
                        "{$oid: '573a1390f29313caabcd42e8'}",
                        "true",
                        "{$date: {$numberLong: '-62135596800001'}}",
                        "{$date: {$numberLong: '9223372036854775807'}}",
                        "null",
                        "7",
                        "{$numberLong: '7'}",
                        "{$numberDecimal: '1.10'}",
                        "{$numberDecimal: 'NaN'}",
                        "{$numberDecimal: '-Infinity'}",
                        "{$numberDecimal: '-0E+3'}",
                        "{$uuid: '73ffd264-44b3-4c69-90e8-e7d1dfc035d4'}",
                        "{$binary: {base64: 'AQID', subType: '00'}}",
                        "{'': 1}",
                        "{'a.b': 1, '.': 2, 'a..b': 3}",
                        "{$ref: 'movies', $id: 7}",
                        "{'x$y': 1, '$z': 2}",
                        deep(97))
                .map(json -> arguments(BsonDocument.parse("{v: " + json + "}").get("v")));
    }

    static Stream<Arguments> moreKept() {
        return Stream.of(
                        new BsonMinKey(),
                        new BsonMaxKey(),
                        new BsonTimestamp(1, 2),
                        new BsonTimestamp(-1),
                        new BsonJavaScript("f()"),
                        new BsonRegularExpression("a/b", "i"),
                        new BsonRegularExpression("(", "zzu"),
                        new BsonRegularExpression("", ""),
                        new BsonBinary((byte) 3, new byte[16]),
                        new BsonBinary(new byte[0]))
                .map(value -> arguments(value));
    }

    private static String deep(int levels) {
        return "{a: ".repeat(levels) + "1" + "}".repeat(levels);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(new BsonUndefined(), "undefined"),
                arguments(new BsonSymbol("s"), "symbol"),
                arguments(new BsonDbPointer("a.b", new ObjectId()), "DBPointer"),
                arguments(new BsonJavaScriptWithScope("f()", new BsonDocument("x", ONE)), "code with scope"),
                arguments(new BsonBinary((byte) 1, new byte[3]), "subtype 1"),
                arguments(new BsonBinary((byte) 2, new byte[8]), "subtype 2"),
                arguments(new BsonBinary((byte) 5, new byte[16]), "subtype 5"),
                arguments(new BsonBinary((byte) 6, new byte[3]), "subtype 6"),
                arguments(new BsonBinary((byte) 9, new byte[3]), "subtype 9"),
                arguments(new BsonBinary((byte) 0x80, new byte[3]), "subtype 128"),
                arguments(new BsonBinary((byte) 4, new byte[15]), "a UUID and has 15 bytes"),
                arguments(new BsonBinary((byte) 3, new byte[17]), "a UUID and has 17 bytes"));
    }

    @ParameterizedTest
    @MethodSource({"kept", "moreKept"})
    void whatIsKeptComesBackAsItWas(BsonValue value) {
        var document = new BsonDocument("_id", ONE).append("v", value).append("list", array(value));
        loadAndCompare(document);
    }

    @ParameterizedTest
    @MethodSource("moreKept")
    void whatIsKeptIsKeptAsAnIdToo(BsonValue value) {
        if (!value.isRegularExpression()) {
            loadAndCompare(new BsonDocument("_id", value));
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void jsonValuesAreKeptAsIdsToo(BsonValue value) {
        if (!value.isArray()
                && StorableCheck.fault(raw(new BsonDocument("_id", value)), LoadTarget.MONGODB)
                        .isEmpty()) {
            loadAndCompare(new BsonDocument("_id", value));
        }
    }

    private void loadAndCompare(BsonDocument document) {
        var files = new SomeFiles(folder);
        var file = files.write("things.bson", bytes(raw(document)));
        try (var database = TestDatabase.embedded(folder.resolve("data"))) {
            assertThat(replace(database, file)).containsExactly(new LoadResult("things", 1, 1, 0, 0));
        }
        try (var database = TestDatabase.embedded(folder.resolve("data"))) {
            var stored = database.documents()
                    .getCollection("things", RawBsonDocument.class)
                    .find()
                    .first();
            assertThat(stored).isNotNull();
            assertThat(bytes(stored)).isEqualTo(bytes(raw(document)));
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotKeptIsRefusedByFieldAndIsGoodForAMongoDb(BsonValue value, String what) {
        var document = raw(new BsonDocument("_id", ONE).append("a", new BsonDocument("b", array(value))));
        assertThat(StorableCheck.fault(document, LoadTarget.EMBEDDED)).hasValueSatisfying(fault -> assertThat(fault)
                .contains("the field \"a.b.0\" holds ", what, "the embedded database"));
        assertThat(StorableCheck.fault(document, LoadTarget.MONGODB)).isEmpty();
        var file = new SomeFiles(folder)
                .write("things.bson", SomeFiles.joined(SomeFiles.bson("{_id: 0}"), bytes(document)));
        try (var database = TestDatabase.embedded(folder.resolve("data"))) {
            database.documents().getCollection("things").insertOne(new Document("_id", "old"));
            assertThatThrownBy(() -> replace(database, file))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("things.bson, byte 14: the field \"a.b.0\" holds ")
                    .hasMessageContaining(what);
            assertThat(database.documents().getCollection("things").countDocuments(new Document("_id", "old")))
                    .isOne();
        }
    }

    @Test
    void fieldThatStandsTwiceIsRefusedForEveryTarget() {
        var twice = ExtendedJsonTestDocument.of("{\"_id\": 1, \"a\": {\"b\": null, \"c\": 1, \"b\": 2}}");
        for (var target : LoadTarget.values()) {
            assertThat(StorableCheck.fault(twice, target))
                    .contains("the field \"a.b\" stands twice; expected each field once.");
        }
        var idTwice = ExtendedJsonTestDocument.of("{\"_id\": 1, \"_id\": 1}");
        assertThat(StorableCheck.fault(idTwice, LoadTarget.MONGODB))
                .contains("the field \"_id\" stands twice; expected each field once.");
    }

    @Test
    void operatorInAnIdIsRefused() {
        var document = raw(BsonDocument.parse("{_id: {a: 1}, x: {'$b': 1}}"));
        assertThat(StorableCheck.fault(document, LoadTarget.MONGODB)).isEmpty();
        document = raw(new BsonDocument("_id", new BsonDocument("$b", ONE)));
        assertThat(StorableCheck.fault(document, LoadTarget.MONGODB))
                .hasValueSatisfying(fault -> assertThat(fault).contains("the _id holds the field \"$b\""));
    }

    private List<LoadResult> replace(TestDatabase database, Path file) {
        var heard = new Heard();
        var checked = new LoadCheck(OnMalformed.END_THE_LOAD, heard, LoadTarget.EMBEDDED, "sample_mflix")
                .of(List.of(file), "");
        try (var loader = new Loader(database.database(), heard)) {
            return loader.replace(checked);
        }
    }

    private static BsonValue array(BsonValue value) {
        return new BsonArray(List.of(value, new BsonString("x")));
    }

    private static RawBsonDocument raw(BsonDocument document) {
        return new RawBsonDocument(document, new BsonDocumentCodec());
    }

    private static byte[] bytes(RawBsonDocument document) {
        var bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }

    /** Documents from JSON that a map cannot hold. */
    private static final class ExtendedJsonTestDocument {
        private static RawBsonDocument of(String json) {
            try {
                return ExtendedJson.document(json);
            } catch (MalformedDocument e) {
                throw new AssertionError(e);
            }
        }
    }
}
