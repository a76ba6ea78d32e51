package mflix.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.Locales;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords cheap = new Passwords(People.config(Map.of("mflix.password.cost", "4")));

    @Test
    void costIsTwelveUnlessSaidOtherwise() {
        var passwords = new Passwords(People.config(Map.of()));
        assertThat(passwords.hash("open sesame")).startsWith("$2b$12$").hasSize(60);
    }

    @Test
    void hashOpensForItsPasswordAloneLetterByLetter() {
        var hash = cheap.hash("Open Sesame ");
        assertThat(cheap.matches("Open Sesame ", hash)).isTrue();
        assertThat(cheap.matches("Open Sesame", hash)).isFalse();
        assertThat(cheap.matches("open sesame ", hash)).isFalse();
        assertThat(cheap.matches("Open Sesame ", hash.replace("$2b$", "$2a$"))).isTrue();
        assertThat(cheap.matches("Open Sesame ", hash.replace("$2b$", "$2y$"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "in clear text",
                "$2b$",
                "$2b$12$short",
                "$2b$04$!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!"
            })
    void whatIsNoHashOpensForNobody(String stored) {
        assertThat(cheap.matches("in clear text", stored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 9, 10, 12})
    @Tag("F-568")
    void nobodysHashIsCheckedAsAnyOtherInEveryLanguage(int cost) {
        Locales.in("ar-EG", () -> {
            var hash = Passwords.nobodysHash(cost).getBytes(UTF_8);
            var checked = BCrypt.verifyer().verify("open sesame".getBytes(UTF_8), hash);
            assertThat(checked.validFormat).isTrue();
            assertThat(checked.verified).isFalse();
            assertThat(checked.details.cost).isEqualTo(cost);
        });
    }

    @Test
    @Tag("F-33")
    void moreThanSeventyTwoBytesNeverMatch() {
        var longest = "é".repeat(36);
        var hash = cheap.hash(longest);
        assertThat(cheap.matches(longest, hash)).isTrue();
        assertThat(cheap.matches(longest + "x", hash)).isFalse();
    }

    @Test
    @Tag("F-40")
    void twoHundredChecksAtOnceAreRefusedBeyondTheQueue() throws Exception {
        var passwords = new Passwords(People.config(Map.of("mflix.password.cost", "10")));
        var hash = passwords.hash("open sesame");
        Callable<ProblemKind> check = () -> {
            var refusal = catchThrowableOfType(Problem.class, () -> passwords.matches("open sesame", hash));
            return refusal == null ? null : refusal.kind();
        };
        var kinds = new ArrayList<ProblemKind>();
        var executor = Executors.newFixedThreadPool(200);
        try {
            for (var outcome : executor.invokeAll(Collections.nCopies(200, check))) {
                kinds.add(outcome.get());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(kinds).containsOnly(null, ProblemKind.SERVER_BUSY).contains((ProblemKind) null);
        assertThat(passwords.matches("open sesame", hash)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "16", "twelve"})
    @Tag("F-62")
    void costOutOfRangeRefusesTheStart(String cost) {
        assertThatThrownBy(() -> new Passwords(People.config(Map.of("mflix.password.cost", cost))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mflix.password.cost is \"" + cost + "\", but must be a whole number from 4 to 15.");
    }
}
