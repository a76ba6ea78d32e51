package mflix.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import mflix.grizzly.ClientConnection.Share;
import mflix.grizzly.ClientConnection.Verdict;
import org.glassfish.grizzly.memory.ByteBufferWrapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a client as time goes by. */
@Tag("F-112")
class ClientConnectionTest {
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger owed = new AtomicInteger();
    private final BodyMemory memory = new BodyMemory(ConnectionLimits.ofTheSite());
    private final ClientConnection client =
            new ClientConnection(owed::get, ConnectionLimits.ofTheSite(), memory, clock::get);

    private Verdict after(int seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
        return client.verdict();
    }

    private Share sends(int bytes) {
        assertThat(client.reads()).isTrue();
        return client.takes(new ByteBufferWrapper(ByteBuffer.wrap(new byte[bytes])), false);
    }

    @Test
    void eachPhaseHasItsLimits() {
        assertThat(after(30)).isEqualTo(Verdict.STAY);
        assertThat(after(1)).as("nothing was ever asked").isEqualTo(Verdict.CLOSE);
        client.reads();
        assertThat(after(10)).isEqualTo(Verdict.STAY);
        assertThat(after(1)).as("a head that stops").isEqualTo(Verdict.REFUSE);
        client.serve();
        assertThat(after(1000)).as("the application takes its time").isEqualTo(Verdict.STAY);
        client.wasServed(true);
        assertThat(after(11)).as("a body that nobody waits for").isEqualTo(Verdict.CUT);
    }

    @Test
    void headIsRefusedThatComesByteByByte() {
        for (int i = 0; i < 4; i++) {
            client.reads();
            assertThat(after(5)).isEqualTo(Verdict.STAY);
        }
        client.reads();
        assertThat(after(5)).isEqualTo(Verdict.REFUSE);
        assertThat(client.refuse()).isTrue();
        assertThat(client.refuse()).as("a second time").isFalse();
        assertThat(client.reads()).as("what comes is looked at").isFalse();
        assertThat(after(2)).isEqualTo(Verdict.STAY);
        assertThat(after(1)).isEqualTo(Verdict.CUT);
    }

    @Test
    void bodyHasASecondMoreForEach32Kilobytes() {
        client.awaitsBody(4 << 20);
        for (int i = 0; i < 6; i++) {
            assertThat(sends(1)).isEqualTo(Share.PART);
            assertThat(after(5)).isEqualTo(Verdict.STAY);
        }
        sends(64 << 10);
        assertThat(after(2)).isEqualTo(Verdict.STAY);
        sends(1);
        assertThat(after(1)).isEqualTo(Verdict.REFUSE);
        client.refuse();
        assertThat(memory.taken()).isZero();
        assertThat(client.takes(new ByteBufferWrapper(ByteBuffer.wrap(new byte[1])), true))
                .isEqualTo(Share.TOO_LATE);
        assertThat(client.serve()).isFalse();
    }

    @Test
    void largerThanTheLimitIsWhole() {
        client.awaitsBody(64 << 10);
        assertThat(sends(64 << 10)).isEqualTo(Share.PART);
        assertThat(sends(1)).isEqualTo(Share.WHOLE);
        assertThat(memory.taken()).isPositive();
        client.wasServed(false);
        assertThat(memory.taken()).isZero();
    }

    @Test
    void replyMustBeTaken() {
        client.serve();
        client.verdict();
        owed.set(1_000_000);
        assertThat(after(10)).isEqualTo(Verdict.STAY);
        client.onWriteEvent(null, null, 1);
        assertThat(after(10)).isEqualTo(Verdict.STAY);
        assertThat(after(1)).as("nothing was taken for 11 s").isEqualTo(Verdict.CUT);
        client.onWriteEvent(null, null, 1);
        assertThat(after(10)).as("two bytes in 31 s").isEqualTo(Verdict.CUT);
        owed.set(0);
        assertThat(after(1)).isEqualTo(Verdict.STAY);
    }

    @Test
    void nextRequestWaitsWhileRepliesDo() {
        client.reads();
        assertThat(client.takeAhead()).as("the first").isFalse();
        assertThat(client.takeAhead()).as("the second, which came with it").isTrue();
        owed.set(1);
        client.reads();
        assertThat(client.takeAhead()).as("one who sends on and does not read").isTrue();
        owed.set(0);
        client.reads();
        assertThat(client.takeAhead()).as("one who took all").isFalse();
    }
}
