package mflix.cli.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import mflix.cli.console.ProgressBar;
import mflix.cli.console.Terminal;
import org.junit.jupiter.api.Test;

class LoadProgressTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong nanos = new AtomicLong(5);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    private LoadProgress on(boolean interactive) {
        var terminal = new Terminal(new PrintStream(out, true, UTF_8), interactive, false);
        return new LoadProgress(terminal, new PrintWriter(err, true), nanos::get);
    }

    private String printed() {
        return out.toString(UTF_8);
    }

    @Test
    void elsewhereAPlainLineIsPrintedEveryFiveSeconds() {
        var progress = on(false);
        for (var second = 1; second <= 11; second++) {
            nanos.addAndGet(SECOND);
            progress.checking(second * 1000L, second * 50L, 1000);
        }
        assertThat(printed().lines())
                .containsExactly(
                        "Checking  25 %  5,000 documents  1,000/s", "Checking  50 %  10,000 documents  1,000/s");
    }

    @Test
    void onATerminalOneLineIsRewrittenWithABar() {
        var progress = on(true);
        progress.beginWriting(false);
        nanos.addAndGet(SECOND);
        progress.loading(1000, 4000);
        progress.loading(2000, 4000);
        assertThat(printed())
                .startsWith("\r\u001b[2KLoading   " + ProgressBar.of(1, 4) + "  1,000 of 4,000  1,000/s")
                .containsOnlyOnce("Loading")
                .doesNotContain("\n");
        progress.bad("a bad line");
        assertThat(printed()).endsWith("\r\u001b[2K");
        assertThat(err.toString()).isEqualTo("a bad line" + System.lineSeparator());
    }

    @Test
    void outcomeSaysWhetherSomethingWasWritten() {
        var progress = on(false);
        progress.checking(7, 1, 2);
        assertThat(progress.outcome()).isEqualTo("nothing was written.");
        progress.beginWriting(false);
        progress.loading(2000, 4000);
        assertThat(progress.outcome()).isEqualTo("2,000 documents were done; load again to do the rest.");
    }

    @Test
    void rateCountsFromTheBeginningOfTheWriting() {
        var progress = on(false);
        nanos.addAndGet(60 * SECOND);
        progress.beginWriting(false);
        nanos.addAndGet(2 * SECOND);
        assertThat(progress.rate(53_053)).isEqualTo("53,053 documents in 2.0 s, 26,527 a second");
    }

    @Test
    void barIsTwentyLettersLong() {
        assertThat(ProgressBar.of(0, 10)).endsWith("   0 %").hasSize(26);
        assertThat(ProgressBar.of(5, 10)).endsWith("  50 %").hasSize(26);
        assertThat(ProgressBar.of(0, 0)).endsWith(" 100 %").hasSize(26);
        assertThat(ProgressBar.of(11, 10)).endsWith(" 100 %").hasSize(26);
    }
}
