package mflix.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InterruptHandlerTest {
    private final StringWriter err = new StringWriter();
    private final AtomicReference<String> outcome = new AtomicReference<>("3 documents were done.");

    private InterruptHandler watch() {
        return InterruptHandler.watch(new PrintWriter(err, true), outcome::get);
    }

    @Test
    void workThatIsNotInterruptedGoesOnAndNothingIsSaid() {
        try (var interruption = watch()) {
            interruption.check();
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @Tag("F-71")
    void interruptedWorkStopsAtItsNextStepAndThenOneLineIsSaid() throws InterruptedException {
        Thread signal;
        try (var interruption = watch()) {
            signal = new Thread(interruption::interrupt);
            signal.start();
            assertThatThrownBy(() -> workForever(interruption)).isInstanceOf(InterruptHandler.Stopped.class);
            assertThat(err.toString()).isEmpty();
            outcome.set("4 documents were done.");
        }
        signal.join();
        assertThat(err.toString()).isEqualTo("mflix: interrupted; 4 documents were done." + System.lineSeparator());
    }

    private static void workForever(InterruptHandler interruption) {
        while (true) {
            interruption.check();
            Thread.onSpinWait();
        }
    }
}
