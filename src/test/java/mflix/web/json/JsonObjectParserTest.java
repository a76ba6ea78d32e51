package mflix.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.web.LimitedInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("error_handling")
class JsonObjectParserTest {

    private static Map<String, Object> read(String json) {
        return JsonObjectParser.object(json.getBytes(UTF_8));
    }

    private static Problem refusal(String json) {
        return refusal(json.getBytes(UTF_8));
    }

    private static Problem refusal(byte[] json) {
        var refusal = catchThrowableOfType(Problem.class, () -> JsonObjectParser.object(json));
        assertThat(refusal).as(new String(json, UTF_8)).isNotNull();
        assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_BODY);
        return refusal;
    }

    @Test
    void valuesKeepTheirTypesAndTheirOrder() {
        var read = read("{\"z\": \"é\\u00e9\", \"a\": [1, 1.5, true, null, {\"b\": -0}], \"m\": 123456789012345678}");
        assertThat(read.keySet()).containsExactly("z", "a", "m");
        assertThat(read).containsEntry("z", "éé").containsEntry("m", 123456789012345678L);
        assertThat(read.get("a")).isEqualTo(Arrays.asList(1L, 1.5, true, null, Map.of("b", 0L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":",
                "{\"a\":1",
                "{} {}",
                "{}x",
                "{\"a\":1,}",
                "{\"a\":1 /* no */}",
                "{\"a\":1} // no",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":tru}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\" 1}",
                "[1,]",
                "}",
                "\"a\"",
                "1",
                "null",
                "[]",
                "[{}]"
            })
    @Tag("F-08")
    void whatIsNotOneObjectIsRefusedAtItsLineAndColumn(String json) {
        var refusal = refusal(json);
        assertThat(refusal.errors()).hasSize(1);
        assertThat(refusal.errors().get(0).field()).matches("[1-9][0-9]*:[0-9]+");
        assertThat(refusal.getMessage()).doesNotContainIgnoringCase("token", "char", "exception", "parse");
    }

    @Test
    @Tag("F-08")
    void placeOfAMistakeIsToldByLine() {
        assertThat(refusal("{\n  \"a\": 1,\n  \"b\": oops\n}").errors().get(0).field())
                .startsWith("3:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t"})
    @Tag("F-10")
    void emptyBodyIsRefused(String json) {
        assertThat(refusal(json)).hasMessage("Send a JSON object; the body is empty.");
    }

    @Test
    @Tag("F-11")
    void doubledNamesAreRefused() {
        assertThat(refusal("{\"a\":1,\"\\u0061\":2}")).hasMessageContaining("\"a\" twice");
        assertThat(refusal("{\"o\":{\"a\":1,\"a\":1}}")).hasMessageContaining("twice");
        assertThat(read("{\"a\":1,\"o\":{\"a\":1}}")).hasSize(2);
    }

    @Test
    @Tag("F-16")
    void thirtyTwoLevelsAreRead() {
        assertThat(read("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")).hasSize(1);
        assertThat(refusal("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}"))
                .hasMessageContaining("at most 32 levels");
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 5000, 100_000})
    @Tag("F-16")
    void deepNestingIsRefusedWithoutAStackOverflow(int depth) {
        assertThat(refusal("{\"a\":".repeat(depth))).hasMessageContaining("at most 32 levels");
        assertThat(refusal("{\"a\":" + "[".repeat(depth))).hasMessageContaining("at most 32 levels");
    }

    @Test
    @Tag("F-17")
    void numbersThatAreTooLongOrTooLargeAreRefused() {
        assertThat(read("{\"a\":-0}")).containsEntry("a", 0L);
        assertThat(read("{\"a\":" + "0.".concat("1".repeat(62)) + "}")).containsKey("a");
        for (var number :
                List.of("1".repeat(5000), "1".repeat(65), "1e999999999", "-1e400", "NaN", "Infinity", "-Infinity")) {
            assertThat(refusal("{\"a\":" + number + "}").errors()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                1_234_567_890_123_456_789L,
                -9_007_199_254_740_993L,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L
            })
    @Tag("F-489")
    void everyWholeNumberOf64BitsStaysWhatItIs(long number) {
        assertThat(read("{\"a\":" + number + "}")).containsEntry("a", number);
    }

    @Test
    @Tag("F-489")
    void greaterWholeNumbersAreDoubles() {
        assertThat(read("{\"a\":9223372036854775808}")).containsEntry("a", 0x1p63);
        assertThat(read("{\"a\":-9223372036854775809}")).containsEntry("a", -0x1p63);
        assertThat(read("{\"a\":1.0}")).containsEntry("a", 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c080", "c3", "e28228", "eda080", "f4908080", "f09f98"})
    @Tag("F-18")
    void brokenUtf8IsRefused(String hex) {
        var bytes = HexFormat.of().parseHex("7b2261223a22" + hex + "227d");
        assertThat(refusal(bytes)).hasMessage("The body must be well-formed UTF-8.");
    }

    @Test
    @Tag("F-18")
    void byteOrderMarkIsRefused() {
        refusal("\ufeff{}");
    }

    @Test
    @Tag("F-15")
    void streamIsReadOneByteBeyondItsLimitAndNoFurther() throws IOException {
        var source = new ByteArrayInputStream(new byte[100]);
        assertThat(new LimitedInputStream(new ByteArrayInputStream(new byte[64]), 64).readAllBytes())
                .hasSize(64);
        var refusal = catchThrowableOfType(Problem.class, () -> new LimitedInputStream(source, 64).readAllBytes());
        assertThat(refusal.kind()).isEqualTo(ProblemKind.BODY_TOO_LARGE);
        assertThat(source.available()).isEqualTo(100 - 65);
    }
}
