package mflix.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import mflix.metrics.DurationHistogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-389")
class DurationsTest {
    private static final long MILLI = 1_000_000;

    private final MetricsRegistry metrics = new MetricsRegistry();
    private final RequestDurations durations = new RequestDurations(metrics);

    private long series() {
        return metrics.text().lines().filter(line -> line.contains("_count{")).count();
    }

    @Test
    void aDurationIsInEveryBucketWhoseBoundItDoesNotExceed() {
        durations.add("GET", "/api/v1/movies/id/{id}", 5 * MILLI);
        durations.add("GET", "/api/v1/movies/id/{id}", 5 * MILLI + 1);
        durations.add("GET", "/api/v1/movies/id/{id}", 20_000 * MILLI);
        var labels = "{method=\"GET\",route=\"/api/v1/movies/id/{id}\"";
        assertThat(metrics.text().lines())
                .contains(
                        "# TYPE mflix_request_duration_seconds histogram",
                        "mflix_request_duration_seconds_bucket" + labels + ",le=\"0.005\"} 1",
                        "mflix_request_duration_seconds_bucket" + labels + ",le=\"0.01\"} 2",
                        "mflix_request_duration_seconds_bucket" + labels + ",le=\"10\"} 2",
                        "mflix_request_duration_seconds_bucket" + labels + ",le=\"+Inf\"} 3",
                        "mflix_request_duration_seconds_sum" + labels + "} 20.010000001",
                        "mflix_request_duration_seconds_count" + labels + "} 3");
    }

    @Test
    void methodsNobodyKnowsAreOne() {
        for (var method : new String[] {"BREW", "SPAM\"\n", "get"}) {
            durations.add(method, "/*", MILLI);
        }
        assertThat(series()).isEqualTo(1);
        assertThat(metrics.text()).contains("method=\"other\",route=\"/*\"").doesNotContain("BREW");
    }

    @Test
    void thereAreNeverMoreSeriesThanTheBound() {
        for (var i = 0; i < 1000; i++) {
            durations.add("GET", "/" + i, MILLI);
        }
        assertThat(series()).isEqualTo(301);
        assertThat(metrics.text().lines())
                .contains("mflix_request_duration_seconds_count{method=\"other\",route=\"other\"} 700");
    }

    @Test
    void boundsRiseAndTheLastCountsAll() {
        var histogram = new DurationHistogram();
        assertThat(DurationHistogram.BOUNDS_IN_SECONDS)
                .hasSameSizeAs(Arrays.asList(new Integer[histogram.upTo().length]));
        for (var millis : new long[] {0, 4, 9, 24, 49, 99, 249, 499, 999, 2499, 4999, 9999, 10_001}) {
            histogram.add(millis * MILLI);
        }
        assertThat(histogram.upTo()).isSorted().endsWith(13).startsWith(2);
        assertThat(histogram.count()).isEqualTo(13);
    }
}
