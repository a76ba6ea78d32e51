package mflix.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-173")
class EntityTagListTest {
    private static final String TAG = "\"1f-2\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1f-2\"",
                "W/\"1f-2\"",
                "\"1f-2-gzip\"",
                "W/\"1f-2-gzip\"",
                "*",
                "\"x\", \"1f-2\"",
                "\"x\",W/\"1f-2-gzip\" ,"
            })
    void tagIsKnownInEitherFormWeakenedAndAmongOthers(String header) {
        assertThat(EntityTagList.of(header).matches(TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " , ",
                "1f-2",
                "\"1f-2",
                "\"1f-2-br\"",
                "\"1f-2-gzip-gzip\"",
                "w/\"1f-2\"",
                "\"1F-2\"",
                "\"*\""
            })
    void othersAreNot(String header) {
        assertThat(EntityTagList.of(header).matches(TAG)).isFalse();
    }

    @Test
    void packedFormHasAnotherTag() {
        assertThat(EntityTagList.packed(TAG)).isEqualTo("\"1f-2-gzip\"");
        assertThat(EntityTagList.of(null).isEmpty()).isTrue();
        assertThat(EntityTagList.of("").isEmpty()).isTrue();
    }
}
