package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page names the limits that the server sets. */
@Tag("migration")
class PageLimitsTest {
    private static final Path SCRIPTS = Path.of("webapp/js");

    private static String all() throws IOException {
        try (var files = Files.walk(SCRIPTS)) {
            var text = new StringBuilder();
            for (var file : files.filter(path ->
                            path.toString().endsWith(".js") && path.toString().contains("migrations"))
                    .toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static String range(String format, int least, int most) {
        return String.format(Locale.ROOT, format, least, most);
    }

    @Test
    @Tag("F-185")
    void hintsOfThePageAreTheLimitsOfTheServer() throws IOException {
        assertThat(all())
                .contains(range("%,d to %,d'", RunOptions.MIN_RANGE_SIZE, RunOptions.MAX_RANGE_SIZE))
                .contains(range("Milliseconds at least, %,d to %,d", 0, RunPace.MAX_PAUSE_MILLIS))
                .contains(range("Milliseconds, %,d to %,d", RunPace.MIN_ACK_MILLIS, RunPace.MAX_ACK_MILLIS));
    }
}
