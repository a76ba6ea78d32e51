package mflix.load;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mflix.load.format.ExportReader;
import mflix.problem.Problem;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no whole export: each is one error that names the place. */
class BadFilesTest {

    private static List<RawBsonDocument> read(byte[] content) {
        var documents = new ArrayList<RawBsonDocument>();
        ExportReader.read("some.file", new ByteArrayInputStream(content), documents::add);
        return documents;
    }

    static Stream<Arguments> badFiles() {
        var bson = SomeFiles.bson("{_id: 1}", "{_id: 2, t: 'abc'}");
        var brokenText = bson.clone();
        brokenText[bson.length - 3] = (byte) 0xff;
        var brokenType = bson.clone();
        brokenType[14 + 4] = 0x55;
        var lines = SomeFiles.lines(50_000);
        var packed = SomeFiles.gzip(lines);
        var damaged = packed.clone();
        damaged[packed.length - 5] ^= 1;
        return Stream.of(
                arguments(
                        "not UTF-8",
                        new byte[] {'{', '}', '\n', '{', '"', (byte) 0xe8, '"'},
                        "line 2: the document is not UTF-8 at its byte 3; expected UTF-8."),
                arguments(
                        "UTF-16",
                        "\ufeff{\"_id\": 1}".getBytes(UTF_16LE),
                        "some.file is text in UTF-16LE: convert it to UTF-8, for instance with iconv -f UTF-16LE -t UTF-8."),
                arguments(
                        "a picture",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0},
                        "some.file is a picture: save the data as JSON"),
                arguments(
                        "a list with a number",
                        "[\n{\"_id\": 1},\n5]".getBytes(UTF_8),
                        "line 3, document 2: character 1 is \"5\"; expected a document"),
                arguments(
                        "a list without a comma",
                        "[{} {}]".getBytes(UTF_8),
                        "line 1, document 1: character 4 is \"{\"; expected nothing after"),
                arguments(
                        "a list with a spare comma",
                        "[{},]".getBytes(UTF_8),
                        "line 1, document 2: the document ends after character 0; expected a document"),
                arguments(
                        "a cut list",
                        "[{},{}".getBytes(UTF_8),
                        "line 1, document 2: the list is cut off here; expected ] at its end."),
                arguments(
                        "a cut list in a text",
                        "[{},\n{\"a\": \"x".getBytes(UTF_8),
                        "line 2, document 2: the list is cut off here"),
                arguments(
                        "two lists",
                        "[{}]\n[{}]".getBytes(UTF_8),
                        "line 2, document 2: there is something after the list"),
                arguments(
                        "cut BSON",
                        SomeFiles.cut(bson, 2),
                        "byte 14: the file is cut off after 23 of the 25 bytes of this document."),
                arguments(
                        "BSON cut in a length",
                        SomeFiles.cut(bson, 22),
                        "byte 14: the file is cut off here; expected a document."),
                arguments(
                        "BSON of length 0",
                        SomeFiles.joined(bson, new byte[8]),
                        "byte 39: no document has a length of 0 bytes; expected 5 to 16777216."),
                arguments(
                        "BSON with half a letter",
                        brokenText,
                        "byte 14: the document holds a text that is not Unicode"),
                arguments("BSON of no type", brokenType, "byte 14: this is no BSON document: there is no type 85"),
                arguments(
                        "gzip cut in the middle",
                        SomeFiles.cut(packed, packed.length / 2),
                        "the gzip data is cut off here; expected more."),
                arguments(
                        "gzip cut in its trailer",
                        SomeFiles.cut(packed, 3),
                        "line 50001: the gzip data is cut off here; expected more."),
                arguments(
                        "gzip cut in its head",
                        SomeFiles.cut(packed, packed.length - 5),
                        "line 1: the gzip data is cut off here"),
                arguments(
                        "damaged gzip",
                        damaged,
                        "line 50001: the gzip data is damaged here; expected what gzip wrote."),
                arguments(
                        "gzip cut in the head of its second member",
                        SomeFiles.cut(SomeFiles.joined(packed, packed), packed.length - 4),
                        "the gzip data is damaged here"),
                arguments(
                        "gzip with something behind",
                        SomeFiles.joined(packed, new byte[] {1}),
                        "the gzip data is damaged here"));
    }

    @ParameterizedTest(name = "{0}")
    @Tag("F-72")
    @MethodSource("badFiles")
    void badFileIsNamedWithItsPlace(String name, byte[] content, String message) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(Problem.class).hasMessageContaining(message);
    }

    @Test
    void archiveIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {0x6d, (byte) 0xe2, (byte) 0x99, (byte) 0x81, 0, 0}))
                .isInstanceOf(Problem.class)
                .hasMessage("some.file is a mongodump archive, which is not read here; expected a folder as mongodump"
                        + " --out=DIR writes it.");
    }
}
