package mflix.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InstalledFilesTest {
    @Test
    @Tag("F-417")
    void onlyWhoAsksForTracesHasTheServerThatMakesThem() {
        assertThat(InstalledFiles.serverName(Map.of())).isEqualTo("mflix-server.jar");
        assertThat(InstalledFiles.serverName(Map.of("OTEL_SDK_DISABLED", "true")))
                .isEqualTo("mflix-server.jar");
        assertThat(InstalledFiles.serverName(Map.of("OTEL_SDK_DISABLED", "false")))
                .isEqualTo("mflix-server-traced.jar");
        assertThat(InstalledFiles.serverName(Map.of("OTEL_SDK_DISABLED", "FALSE")))
                .isEqualTo("mflix-server-traced.jar");
    }
}
