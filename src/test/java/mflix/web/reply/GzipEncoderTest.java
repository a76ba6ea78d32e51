package mflix.web.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipEncoderTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br, zstd", "br;q=0.9, GZIP;q=0.05", "gzip;q=1.0"})
    void isWantedByThoseWhoNameIt(String accepted) {
        assertThat(GzipEncoder.isWanted(accepted, 1024)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip;q=0.000", "x-gzip-2"})
    void isNotWantedByOthers(String accepted) {
        assertThat(GzipEncoder.isWanted(accepted, 1024)).isFalse();
    }

    @Test
    void isNotWorthItForALittle() {
        assertThat(GzipEncoder.isWanted("gzip", 1023)).isFalse();
        assertThat(GzipEncoder.isWanted(null, 100_000)).isFalse();
    }

    @Test
    void unpackedItIsWhatItWas() throws IOException {
        var text = "The Great Train Robbery ".repeat(200).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var packed = GzipEncoder.pack(text);
        assertThat(packed.length).isLessThan(text.length / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(text);
    }
}
