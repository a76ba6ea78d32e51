package mflix.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The metrics as a scraper of Prometheus reads them. */
@Tag("F-212")
class MetricsRegistryTest {
    private final MetricsRegistry metrics = new MetricsRegistry();

    @Test
    void eachFamilyHasItsHelpItsTypeAndItsValuesOfThisMoment() {
        var open = new AtomicInteger(2);
        metrics.register(MetricFamily.gauge("mflix_open", "Open ones.", open::get));
        metrics.register(new MetricFamily(
                "mflix_done_total",
                MetricFamily.MetricKind.COUNTER,
                "Done ones.",
                "code",
                () -> new TreeMap<>(Map.of("200", 3L, "404", 1L))));
        open.set(5);
        assertThat(metrics.text())
                .isEqualTo(
                        """
                        # HELP mflix_done_total Done ones.
                        # TYPE mflix_done_total counter
                        mflix_done_total{code="200"} 3
                        mflix_done_total{code="404"} 1
                        # HELP mflix_open Open ones.
                        # TYPE mflix_open gauge
                        mflix_open 5
                        """);
    }

    @Test
    void familyIsReplacedAndRemovedByItsName() {
        metrics.register(MetricFamily.counter("mflix_total", "Old.", () -> 1));
        metrics.register(MetricFamily.counter("mflix_total", "New.", () -> 2.5));
        assertThat(metrics.text()).contains("mflix_total 2.5\n").doesNotContain("Old.");
        metrics.remove("mflix_total");
        assertThat(metrics.text()).isEmpty();
    }

    @Test
    void requestsAreCountedByAnyStatusAndStrangeOnesDoNoHarm() {
        var counts = new RequestCounts(metrics);
        for (var status : new int[] {200, 200, 503, 0, 599, -1, 600, Integer.MAX_VALUE}) {
            counts.add(status);
        }
        assertThat(metrics.text())
                .contains(
                        "# TYPE mflix_requests_total counter\n",
                        "{code=\"200\"} 2\n",
                        "{code=\"503\"} 1\n",
                        "{code=\"0\"} 1\n",
                        "{code=\"599\"} 1\n")
                .doesNotContain("600", "-1");
    }
}
