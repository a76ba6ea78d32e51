package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-15")
class LimitedInputStreamTest {
    private static final int LIMIT = 10;

    private final InputStream bytes = new ByteArrayInputStream(new byte[1000]);

    private static InputStream limited(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return new LimitedInputStream(new ByteArrayInputStream(bytes), LIMIT);
    }

    private static void isTooLarge(ThrowingCallable reading) {
        var refusal = catchThrowableOfType(Problem.class, reading);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(ProblemKind.BODY_TOO_LARGE);
    }

    @Test
    void asManyBytesAsTheLimitAreReadAndThenTheEnd() throws IOException {
        assertThat(limited(LIMIT).readAllBytes()).hasSize(LIMIT).containsOnly(0xff);
        assertThat(limited(0).read()).isEqualTo(-1);
        var one = limited(LIMIT);
        for (int i = 0; i < LIMIT; i++) {
            assertThat(one.read()).as("byte " + i).isEqualTo(0xff);
        }
        assertThat(one.read()).isEqualTo(-1);
        assertThat(one.read()).isEqualTo(-1);
    }

    @Test
    void oneByteMoreIsRefusedHoweverItIsRead() throws IOException {
        isTooLarge(() -> limited(LIMIT + 1).readAllBytes());
        isTooLarge(() -> limited(LIMIT + 1).read(new byte[100]));
        isTooLarge(() -> limited(LIMIT + 1).skipNBytes(LIMIT + 1));
        isTooLarge(() -> limited(LIMIT + 1).transferTo(OutputStream.nullOutputStream()));
        var one = limited(LIMIT + 1);
        assertThat(one.readNBytes(LIMIT)).hasSize(LIMIT);
        isTooLarge(one::read);
    }

    @Test
    void whatWasRefusedStaysRefused() {
        var limited = new LimitedInputStream(bytes, LIMIT);
        isTooLarge(limited::readAllBytes);
        isTooLarge(limited::read);
        isTooLarge(() -> limited.read(new byte[5]));
    }

    @Test
    void noMoreThanOneByteBeyondTheLimitIsTakenFromTheClient() {
        isTooLarge(() -> new LimitedInputStream(bytes, LIMIT).read(new byte[500]));
        assertThat(left()).isEqualTo(1000 - LIMIT - 1);
    }

    private int left() {
        try {
            return bytes.available();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsSkippedCountsAndNothingIsReadTwice() throws IOException {
        var limited = new LimitedInputStream(bytes, LIMIT);
        assertThat(limited.skip(LIMIT)).isEqualTo(LIMIT);
        assertThat(limited.markSupported()).isFalse();
        isTooLarge(limited::read);
    }

    @Test
    void limitBeyondAnIntIsNoSmallOne() throws IOException {
        assertThat(new LimitedInputStream(bytes, 1L << 40).readAllBytes()).hasSize(1000);
    }
}
