package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.settings.SettingsReader;
import mflix.testing.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("migration")
class SettingsTest {

    private static MigrationSettings settings(Map<String, String> given) {
        return MigrationSettings.from(
                new SettingsReader(key -> Optional.ofNullable(given.get(key.replace("mflix.migration.", "")))), false);
    }

    @Test
    void absentSettingsHaveTheirDefaults() {
        var defaults = settings(Map.of());
        assertThat(defaults)
                .isEqualTo(new MigrationSettings(
                        "manual", new RunOptions(1000, 1000, 2, RunPace.FREE), Duration.ofSeconds(30)));
        assertThat(MigrationSettings.from(new SettingsReader(key -> Optional.empty()), true)
                        .options()
                        .workers())
                .isEqualTo(1);
    }

    @Test
    void givenSettingsAreTaken() {
        var given = settings(Map.of(
                "nice-ratio",
                "0.5",
                "min-pause",
                "PT0.1S",
                "max-ack",
                "PT2S",
                "window",
                "01:00-05:00",
                "start",
                "02:30"));
        assertThat(given.options().pace()).isEqualTo(new RunPace(0.5, 100, 2000, "01:00-05:00"));
        assertThat(given.start()).isEqualTo("02:30");
    }

    @ParameterizedTest
    @CsvSource({
        "start, noon",
        "start, 24:00",
        "range-size, 99",
        "batch-size, 1001",
        "workers, 5",
        "lease, PT4S",
        "nice-ratio, 11",
        "nice-ratio, x",
        "min-pause, PT61S",
        "max-ack, PT0.01S",
        "window, 1-2"
    })
    void badSettingIsNamed(String key, String value) {
        assertThatThrownBy(() -> settings(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mflix.migration." + key)
                .hasMessageContaining("must be");
    }

    @ParameterizedTest
    @CsvSource({
        "01:00-05:00, 2026-01-01T03:00:00Z, ",
        "01:00-05:00, 2026-01-01T05:00:00Z, 2026-01-02T01:00:00Z",
        "01:00-05:00, 2026-01-01T00:30:00Z, 2026-01-01T01:00:00Z",
        "22:00-04:00, 2026-01-01T23:00:00Z, ",
        "22:00-04:00, 2026-01-01T03:59:59Z, ",
        "22:00-04:00, 2026-01-01T12:00:00Z, 2026-01-01T22:00:00Z"
    })
    void windowOpensWhenItSays(String window, Instant now, Instant opens) {
        assertThat(new RunPace(0, 0, 1000, window).opensAt(now)).isEqualTo(Optional.ofNullable(opens));
    }

    @Test
    void scheduledStartIsDueForAnHourAndOnceADay() {
        var clock = new MovableClock(Instant.parse("2026-01-01T02:29:59Z"));
        var schedule = new MigrationSchedule(settings(Map.of("start", "02:30")), clock);
        assertThat(schedule.due()).isEmpty();
        clock.move(Duration.ofSeconds(1));
        assertThat(schedule.due()).contains("schedule/2026-01-01");
        clock.move(Duration.ofMinutes(59));
        assertThat(schedule.due()).contains("schedule/2026-01-01");
        clock.move(Duration.ofMinutes(1));
        assertThat(schedule.due()).isEmpty();
        assertThat(schedule.next()).contains(Instant.parse("2026-01-02T02:30:00Z"));
    }
}
