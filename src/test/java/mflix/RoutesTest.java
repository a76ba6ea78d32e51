package mflix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import mflix.testing.Routes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    @Tag("F-39")
    void everyAddressIsForThoseTheContractSays() {
        assertThat(Routes.declared()).isEqualTo(new TreeMap<>(Routes.PROMISED));
    }
}
