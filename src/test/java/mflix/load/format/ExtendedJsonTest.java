package mflix.load.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import mflix.load.SomeFiles;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line may hold and what becomes of it. */
class ExtendedJsonTest {

    private static List<RawBsonDocument> read(byte[] content) {
        var documents = new ArrayList<RawBsonDocument>();
        ExportReader.read("some.file", new ByteArrayInputStream(content), documents::add);
        return documents;
    }

    private static List<RawBsonDocument> read(String content) {
        return read(content.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            7                                           | {"$numberInt": "7"}
            -2147483649                                 | {"$numberLong": "-2147483649"}
            7.0                                         | {"$numberDouble": "7.0"}
            1e2                                         | {"$numberDouble": "100.0"}
            9223372036854775807                         | {"$numberLong": "9223372036854775807"}
            {"$numberInt": "7"}                         | {"$numberInt": "7"}
            {"$numberLong": "7"}                        | {"$numberLong": "7"}
            {"$numberDouble": "7"}                      | {"$numberDouble": "7.0"}
            {"$numberDouble": "-0.0"}                   | {"$numberDouble": "-0.0"}
            {"$numberDouble": "NaN"}                    | {"$numberDouble": "NaN"}
            {"$numberDecimal": "1.10"}                  | {"$numberDecimal": "1.10"}
            {"$date": {"$numberLong": "-2085523200000"}} | {"$date": {"$numberLong": "-2085523200000"}}
            {"$date": -2085523200000}                   | {"$date": {"$numberLong": "-2085523200000"}}
            {"$date": 7}                                | {"$date": {"$numberLong": "7"}}
            {"$date": "1903-12-01T00:00:00Z"}           | {"$date": {"$numberLong": "-2085523200000"}}
            {"$date": "1969-12-31T23:59:59.999Z"}       | {"$date": {"$numberLong": "-1"}}
            {"$date": "2000-01-01T01:00:00.5+01:00"}    | {"$date": {"$numberLong": "946684800500"}}
            {"$oid": "573a1390f29313caabcd42e8"}        | {"$oid": "573a1390f29313caabcd42e8"}
            {"$binary": {"base64": "AAE=", "subType": "80"}} | {"$binary": {"base64": "AAE=", "subType": "80"}}
            {"$regularExpression": {"pattern": "a", "options": "i"}} | {"$regularExpression": {"pattern": "a", "options": "i"}}
            {"$timestamp": {"t": 1, "i": 2}}            | {"$timestamp": {"t": 1, "i": 2}}
            {"$minKey": 1}                              | {"$minKey": 1}
            ["", [], {}, null, true]                    | ["", [], {}, null, true]
            "\\u00e9\\ud83d\\ude00\\u0000\\/"           | "é😀\\u0000/"
            """)
    void everyTypeSurvives(String written, String canonical) {
        var read = read("{\"_id\": 1, \"v\": " + written + "}\n");
        var expected = new BsonDocument("_id", new BsonInt32(1))
                .append("v", BsonDocument.parse("{\"v\": " + canonical + "}").get("v"));
        assertThat(read).containsExactly(new RawBsonDocument(expected, new BsonDocumentCodec()));
        assertThat(read.get(0).get("v").getBsonType())
                .isEqualTo(expected.get("v").getBsonType());
        var bytes = SomeFiles.bson("{\"_id\": 1, \"v\": " + canonical + "}");
        assertThat(read(bytes)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            5                          | character 1 is "5"; expected a document: {…}.
            [{"_id": 1}]               | character 1 is "["; expected a document: {…}.
            hello                      | character 1 is "h"; expected a document: {…}.
            {"_id": 1                  | the document ends after character 9; expected a comma or }.
            {"_id": 1} x               | character 12 is "x"; expected nothing after the document.
            {"_id": 1}{"_id": 2}       | character 11 is "{"; expected nothing after the document.
            {"_id": 1 "a": 2}          | character 11 is "\""; expected a comma or }.
            {"_id": 1,}                | character 11 is "}"; expected a text in double quotes.
            {"a": [1,]}                | character 10 is "]"; expected a value.
            {"a" 1}                    | character 6 is "1"; expected a colon.
            {a: 1}                     | character 2 is "a"; expected a text in double quotes.
            {'a': 1}                   | character 2 is "'"; expected a text in double quotes.
            {"a": ObjectId("5a")}      | character 7 is "O"; expected a value.
            {"a": tru}                 | character 7 is "t"; expected true.
            {"a": 01}                  | character 8 is "1"; expected a comma or }.
            {"a": 1e400}               | character 7 is "1"; expected a whole number of at most 64 bits or a double.
            {"a": 9223372036854775808} | character 7 is "9"; expected a whole number of at most 64 bits or a double.
            {"a": "\\q"}               | character 8 is "\\"; expected an escape such as \\n or \\u00e9.
            {"a": "x                   | the document ends after character 8; expected a double quote at the end of the text
            {"a": "\\ud800"}           | the document holds a text that is not Unicode; expected UTF-8
            {"a\\u0000": 1}            | the value of "a\\u0000" is not what its type in Extended JSON asks for
            {"b": {"$oid": "zz"}}      | the value of "b" is not what its type in Extended JSON asks for
            {"b": {"$oid": 5}}         | the value of "b" is not what its type
            {"b": {"$date": true}}     | the value of "b" is not what its type
            {"b": {"$date": "2015-02-30T00:00:00Z"}} | the value of "b" is not what its type
            {"b": {"$date": "today"}}  | the value of "b" is not what its type
            {"b": {"$numberInt": "2147483648"}} | the value of "b" is not what its type
            {"b": {"$numberInt": "7.5"}} | the value of "b" is not what its type
            {"b": {"$numberDecimal": "x"}} | the value of "b" is not what its type
            {"b": {"$binary": {"base64": "!", "subType": "00"}}} | the value of "b" is not what its type
            {"$oid": "573a1390f29313caabcd42e8"} | expected a document.
            """)
    void badLineIsNamedWithWhatWasExpected(String line, String message) {
        assertThatThrownBy(() -> read(SomeFiles.linesBut(600, 500, line)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_DATA))
                .hasMessageStartingWith("some.file, line 500: ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("Exception", "org.bson", "JSON reader");
    }

    @Test
    void documentOfSixteenMebibytesIsReadAndALargerOneRefused() {
        var rest = "{\"_id\": 1, \"t\": \"\"}";
        var most = (16 << 20) - SomeFiles.bson(rest).length;
        var largest = "{\"_id\": 1, \"t\": \"" + "x".repeat(most) + "\"}";
        assertThat(read(largest)).hasSize(1);
        assertThatThrownBy(() -> read(largest.replace("\"x", "\"xx")))
                .hasMessage("some.file, line 1: the document has 16777217 bytes; a document has at most 16777216.");
        assertThatThrownBy(() -> read(SomeFiles.bson(largest.replace("\"x", "\"xx"), "{_id: 2}")))
                .hasMessage("some.file, byte 0: the document has 16777217 bytes; a document has at most 16777216.");
    }

    @Test
    void nestingIsBounded() {
        assertThat(read(nested(100))).hasSize(1);
        assertThatThrownBy(() -> read(nested(101)))
                .hasMessageContaining("line 1: the document is nested more than 100");
        assertThatThrownBy(() -> read(nested(1_000_000))).hasMessageContaining("nested more than 100");
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }
}
