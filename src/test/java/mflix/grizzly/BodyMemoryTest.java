package mflix.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.glassfish.grizzly.memory.ByteBufferWrapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private static final int LARGE = 4 << 20;

    private final BodyMemory memory = new BodyMemory(Limits.ofTheSite());

    @Test
    @Tag("F-112")
    void manySmallBodiesFitBesideFewLargeOnes() {
        assertThat(IntStream.range(0, 100)
                        .filter(i -> memory.take(LARGE, LARGE))
                        .count())
                .isEqualTo(12);
        assertThat(IntStream.range(0, 1000)
                        .filter(i -> memory.take(64 << 10, 64 << 10))
                        .count())
                .isEqualTo(256);
        assertThat(memory.taken()).isEqualTo(64L << 20);
        memory.giveBack(64 << 10);
        assertThat(memory.take(64 << 10, 64 << 10)).isTrue();
    }

    @Test
    @Tag("F-112")
    void bodyGivesBackAllThatItTook() {
        var body = new HeldBody(memory);
        for (int i = 0; i < 3000; i++) {
            assertThat(body.add(new ByteBufferWrapper(ByteBuffer.wrap(new byte[] {(byte) i}))))
                    .isTrue();
        }
        assertThat(body.size()).isEqualTo(3000);
        assertThat(body.bytes()[2999]).isEqualTo((byte) 2999);
        assertThat(memory.taken()).isEqualTo(4096);
        body.release();
        body.release();
        assertThat(memory.taken()).isZero();
    }

    @Test
    @Tag("F-112")
    void refusedBodyTakesNothing() {
        IntStream.range(0, 64).forEach(i -> memory.take(1 << 20, 1));
        assertThat(new HeldBody(memory).add(new ByteBufferWrapper(ByteBuffer.wrap(new byte[1]))))
                .isFalse();
        assertThat(memory.taken()).isEqualTo(64L << 20);
    }
}
