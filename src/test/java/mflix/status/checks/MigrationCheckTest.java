package mflix.status.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("migration")
class MigrationCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"2015-08-26 00:03:50", "2015-08-26 00:03:50.133000000", "2016-02-29 23:59:59.000000000"})
    void whatTheMigrationWouldConvertIsFound(String text) {
        assertThat(MigrationCheck.isConvertible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "2015-13-40 00:00:00",
                "2015-02-29 00:00:00",
                "2015-08-26 24:00:00",
                "2015-08-26 00:03:50.133000001",
                "1815-08-26 00:03:50",
                "2015-08-26T00:03:50Z",
                " 2015-08-26 00:03:50"
            })
    void whatItWouldRefuseIsNot(String text) {
        assertThat(MigrationCheck.isConvertible(text)).isFalse();
    }
}
