package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mflix.load.format.DocumentHandler;
import mflix.load.format.ExportReader;
import mflix.load.format.FilePosition;
import mflix.problem.Problem;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What old exports and the shell write, and documents on several lines. */
class OldNotationsTest {

    private static List<BsonDocument> read(String text) {
        var documents = new ArrayList<BsonDocument>();
        ExportReader.read(
                "some.file",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                document -> documents.add(document.decode(new BsonDocumentCodec())));
        return documents;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"2014-06-30T17:09:21.117-0400\"|1404162561117",
                "\"2014-06-30T21:09:21.117+0000\"|1404162561117",
                "\"2014-06-30T17:09:21-0400\"|1404162561000",
                "\"2014-07-01T02:39:21.117+0530\"|1404162561117",
                "\"2014-07-01T02:39:21.117+05:30\"|1404162561117",
                "\"2014-06-30T21:09:21.117Z\"|1404162561117",
                "\"2014-06-30T21:09:21Z\"|1404162561000",
                "\"2014-06-30T17:09:21.1-04\"|1404162561100",
                "\"1969-12-31T19:00:00.000-0500\"|0",
                "1404162561117|1404162561117",
                "-1|-1",
                "{\"$numberLong\": \"1404162561117\"}|1404162561117",
                "{\"$numberLong\": \"-62135596800000\"}|-62135596800000"
            })
    @Tag("F-99")
    void dateIsThatMoment(String date, long millis) {
        assertThat(read("{\"a\": {\"$date\": " + date + "}}\n{\"a\" : { \"$date\" : " + date + " } }"))
                .hasSize(2)
                .allSatisfy(document ->
                        assertThat(document.getDateTime("a").getValue()).isEqualTo(millis));
    }

    @Test
    @Tag("F-99")
    void textThatLooksLikeADateStaysAText() {
        var text = "{\"$date\": \\\"2014-06-30T17:09:21.117-0400\\\"}";
        var document = read("{\"a\": \"" + text.replace("\"$", "\\\"$").replace("e\":", "e\\\":") + "\","
                        + " \"date\": \"2014-06-30T17:09:21.117-0400\"}")
                .get(0);
        assertThat(document.getString("a").getValue()).isEqualTo(text.replace("\\", ""));
        assertThat(document.getString("date").getValue()).isEqualTo("2014-06-30T17:09:21.117-0400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2014-06-30T17:09:21.117\"",
                "\"2014-06-30T17:09:21.117-04000\"",
                "\"2014-13-30T17:09:21.117-0400\"",
                "\"2014-06-30T17:09:21.117-9900\"",
                "\"yesterday\"",
                "true"
            })
    @Tag("F-99")
    void dateThatIsNoMomentIsRefused(String date) {
        assertThatThrownBy(() -> read("{\"a\": {\"$date\": " + date + "}}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("some.file, line 1: the value of \"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ObjectId(\"573a1390f29313caabcd42e8\")|{$oid: '573a1390f29313caabcd42e8'}",
                "ObjectId( \"573A1390f29313caabcd42e8\" )|{$oid: '573a1390f29313caabcd42e8'}",
                "ISODate(\"2014-06-30T21:09:21.117Z\")|{$date: '2014-06-30T21:09:21.117Z'}",
                "ISODate(\"2014-06-30T17:09:21.117-0400\")|{$date: '2014-06-30T21:09:21.117Z'}",
                "ISODate(\"2014-06-30\")|{$date: '2014-06-30T00:00:00Z'}",
                "new Date(\"2014-06-30T21:09:21Z\")|{$date: '2014-06-30T21:09:21Z'}",
                "Date(1404162561117)|{$date: '2014-06-30T21:09:21.117Z'}",
                "NumberLong(7)|{$numberLong: '7'}",
                "NumberLong(\"-9223372036854775808\")|{$numberLong: '-9223372036854775808'}",
                "NumberInt(7)|{$numberInt: '7'}",
                "NumberInt(\"7\")|{$numberInt: '7'}",
                "NumberDecimal(\"7.10\")|{$numberDecimal: '7.10'}",
                "Timestamp(1404162561, 5)|{$timestamp: {t: 1404162561, i: 5}}",
                "BinData(0,\"AQID\")|{$binary: {base64: 'AQID', subType: '00'}}",
                "BinData(128, \"AQID\")|{$binary: {base64: 'AQID', subType: '80'}}",
                "UUID(\"73ffd264-44b3-4c69-90e8-e7d1dfc035d4\")|{$uuid: '73ffd264-44b3-4c69-90e8-e7d1dfc035d4'}",
                "/a\\/\"b\\d/i|{$regularExpression: {pattern: 'a/\"b\\\\d', options: 'i'}}",
                "/^abc$/|{$regularExpression: {pattern: '^abc$', options: ''}}",
                "undefined|{$undefined: true}",
                "MinKey|{$minKey: 1}",
                "MaxKey()|{$maxKey: 1}",
                "NaN|{$numberDouble: 'NaN'}",
                "Infinity|{$numberDouble: 'Infinity'}",
                "-Infinity|{$numberDouble: '-Infinity'}",
                "{\"$binary\": \"AQID\", \"$type\": \"00\"}|{$binary: {base64: 'AQID', subType: '00'}}",
                "{\"$regex\": \"^a\", \"$options\": \"i\"}|{$regularExpression: {pattern: '^a', options: 'i'}}",
                "{\"$timestamp\": {\"t\": 5, \"i\": 6}}|{$timestamp: {t: 5, i: 6}}",
                "{\"$undefined\": true}|{$undefined: true}",
                "{\"$ref\": \"movies\", \"$id\": {\"$oid\": \"573a1390f29313caabcd42e8\"}}|{$ref: 'movies', $id: {$oid: '573a1390f29313caabcd42e8'}}",
                "{\"$minKey\": 1}|{$minKey: 1}",
                "{\"$numberLong\": \"7\"}|{$numberLong: '7'}"
            })
    @Tag("F-100")
    void valueOfOldExportsAndOfTheShellIsRead(String value, String expected) {
        var right = BsonDocument.parse("{v: [" + expected + ", 1], w: " + expected + "}");
        assertThat(read("{\"v\": [" + value + ", 1], \"w\": " + value + "}")).containsExactly(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{_id: 1}|character 2 is \"_\"; expected a text in double quotes. Where this is what the shell printed",
                "{'_id': 1}|character 2 is \"'\"; expected a text in double quotes. Where this is what the shell printed",
                "{\"a\": 'x'}|character 7 is \"'\"; expected a text in double quotes",
                "{\"a\": ObjectId(\"5a\")}|character 7 is \"O\"; expected a value",
                "{\"a\": NumberLong(x)}|character 7 is \"N\"; expected a value",
                "{\"a\": NaNs}|character 7 is \"N\"; expected a value",
                "{\"a\": undefinedx}|character 7 is \"u\"; expected a value",
                "{\"a\": nul}|character 7 is \"n\"",
                "{\"a\": /x}|character 7 is \"/\"; expected a value",
                "{\"a\": ISODate(\"yesterday\")}|the value of \"",
                "{\"a\": NumberInt(3000000000)}|the value of \""
            })
    @Tag("F-100")
    void whatIsUnclearIsRefused(String document, String message) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(Problem.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n\t\"_id\": 1,\n\t\"a\": [\n\t\t{\n\t\t\t\"b\": 2\n\t\t}\n\t]\n}\n",
                "{\r\n  \"_id\": 1,\r\n  \"a\": [ { \"b\": 2 } ]\r\n}\r\n",
                "{ \"_id\": 1,\n  \"a\": [\n    { \"b\": 2 }\n  ]\n}\n",
                "{\n\"_id\": 1,\n\"a\": [\n{\n\"b\": 2\n}\n]\n}\n",
                "{\n\n  \"_id\": 1,\n\n  \"a\":\n  [{\"b\": 2}]\n\n}\n\n",
                "{\"_id\": 1, \"a\": [{\"b\": 2}]}\n"
            })
    @Tag("F-101")
    void documentOnSeveralLinesIsRead(String document) {
        var one = BsonDocument.parse("{_id: 1, a: [{b: 2}]}");
        assertThat(read(document)).containsExactly(one);
        assertThat(read(document.strip())).containsExactly(one);
        assertThat(read("\ufeff" + document + document)).containsExactly(one, one);
        assertThat(read("{\"_id\": 1, \"a\": [{\"b\": 2}]}\n" + document + "{\"_id\": 1, \"a\": [{\"b\": 2}]}"))
                .containsExactly(one, one, one);
        assertThat(read("[\n" + document + ",\n" + document + "]\n")).containsExactly(one, one);
    }

    @Test
    @Tag("F-101")
    void damagedDocumentOnSeveralLinesIsNamedByItsLineAndSpoilsNoOther() {
        var damaged = "{\n  \"_id\": 2,\n  \"a\": tru\n}\n";
        assertThatThrownBy(() -> read("{\n  \"_id\": 1\n}\n" + damaged))
                .hasMessageContaining("some.file, line 4: character 8 of its line 3 is \"t\"; expected true.");
        assertThat(bad("{\n  \"_id\": 1,\n{\n  \"_id\": 2\n}\n{\"_id\": 3,\n{\"_id\": 4}\n" + damaged + "{\"_id\": 5}"))
                .containsExactly("line 1 bad", "line 3", "line 6 bad", "line 7", "line 8 bad", "line 12");
    }

    private static List<String> bad(String text) {
        var heard = new ArrayList<String>();
        try {
            ExportReader.walk(
                    "some.file",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    new DocumentHandler() {
                        @Override
                        public void document(FilePosition place, RawBsonDocument document) {
                            heard.add(place.toString());
                        }

                        @Override
                        public void bad(FilePosition place, String what) {
                            heard.add(place + " bad");
                        }
                    });
        } catch (IOException e) {
            fail("", e);
        }
        return heard;
    }
}
