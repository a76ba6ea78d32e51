package mflix.web.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import mflix.settings.SettingsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsOriginsTest {

    private static CorsOrigins origins(String value) {
        return new CorsOrigins(new SettingsReader(key -> Optional.ofNullable(value)));
    }

    @Test
    void onlyListedOriginsAreHeld() {
        var origins = origins("https://films.example, http://localhost:3000");
        assertThat(origins.hold("https://films.example")).isTrue();
        assertThat(origins.hold("http://localhost:3000")).isTrue();
        assertThat(origins.hold("http://films.example")).isFalse();
        assertThat(origins.hold("null")).isFalse();
        assertThat(origins(null).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "films.example",
                "https://films.example/",
                "https://*.example",
                "null",
                "https://a.example,,"
            })
    @Tag("F-62")
    void whatIsNoExactOriginRefusesTheStart(String value) {
        assertThatThrownBy(() -> origins(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mflix.cors.origins is ");
    }
}
