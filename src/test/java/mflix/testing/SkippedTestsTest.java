package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SkippedTestsTest {

    @Test
    void countsOfOneProcessAreReadBackByTheNext() {
        var counts = new TreeMap<>(
                Map.of("needs a browser: install chromium", 1L, "needs a MongoDB (of any kind): set X", 12L));
        var line = SkippedTests.line(counts);
        assertThat(line)
                .isEqualTo(
                        "12 tests (needs a MongoDB (of any kind): set X), 1 test (needs a browser: install chromium)");
        assertThat(SkippedTests.counts(line.getBytes(UTF_8))).isEqualTo(counts);
        assertThat(SkippedTests.counts(new byte[0])).isEmpty();
    }
}
