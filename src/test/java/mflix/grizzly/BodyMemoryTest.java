package mflix.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.glassfish.grizzly.memory.ByteBufferWrapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private static final int LARGE = 4 << 20;

    private final BodyMemory memory = new BodyMemory(ConnectionLimits.ofTheSite());

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

    @Test
    @Tag("F-159")
    void capHoldsToTheByteForAnyLimit() {
        var second = Duration.ofSeconds(1);
        var limits = new ConnectionLimits(second, second, second, second, second, 1, 1, 16, 64, 100, 1, 1);
        var small = new BodyMemory(limits);
        assertThat(small.take(75, 64)).as("a large body up to three quarters").isTrue();
        assertThat(small.take(1, 33)).as("more of a large one").isFalse();
        assertThat(small.take(25, 32)).as("small ones up to the whole").isTrue();
        assertThat(small.take(1, 1)).isFalse();
        assertThat(small.taken()).as("what was refused takes nothing").isEqualTo(100);
        small.giveBack(1);
        assertThat(small.take(1, 1)).isTrue();
        assertThat(small.take(1, 1)).isFalse();
    }

    @Test
    @Tag("F-159")
    void clientIsRefusedAtTheCapAndWhoGoesMakesRoom() {
        var second = Duration.ofSeconds(1);
        var limits = new ConnectionLimits(second, second, second, second, second, 1, 1, 2048, 4096, 3072, 1, 1);
        var room = new BodyMemory(limits);
        var first = new ClientConnection(() -> 0, limits, room, System::nanoTime);
        var next = new ClientConnection(() -> 0, limits, room, System::nanoTime);
        first.awaitsBody(2048);
        next.awaitsBody(2048);
        assertThat(first.takes(bytes(2000), false)).isEqualTo(ClientConnection.Share.PART);
        assertThat(next.takes(bytes(2000), false)).isEqualTo(ClientConnection.Share.NO_MEMORY);
        assertThat(room.taken()).isEqualTo(2000);
        first.end();
        assertThat(room.taken()).isZero();
        assertThat(next.takes(bytes(2000), true)).isEqualTo(ClientConnection.Share.WHOLE);
    }

    private static ByteBufferWrapper bytes(int count) {
        return new ByteBufferWrapper(ByteBuffer.wrap(new byte[count]));
    }
}
