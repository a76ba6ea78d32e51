package mflix.movies.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The scores, each reckoned by hand from the rule. */
@Tag("F-260")
class TextScoreTest {
    private static double score(String search, String... texts) {
        var english = new EnglishTerms();
        return new TextScore(TextQuery.of(search, english), english).of(List.of(texts));
    }

    @Test
    void aTermCountsByItsShareOfTheText() {
        assertThat(score("wizard", "wizard hat")).isEqualTo(0.75);
        assertThat(score("wizard", "the wizard of the hat")).isEqualTo(0.75);
        assertThat(score("wizard", "a wizard and a tall old hat")).isEqualTo(0.5 + 0.5 / 4);
    }

    @Test
    void aFurtherOccurrenceCountsHalfAsMuch() {
        assertThat(score("wizard", "wizard wizards hat hat")).isEqualTo(1.5 * 0.75);
        assertThat(score("wizard", "wizard wizards wizard hat")).isEqualTo(1.75 * (0.5 + 0.5 * 3 / 4));
    }

    @Test
    void aTextThatIsTheTermItselfCountsATenthMore() {
        assertThat(score("drama", "Drama")).isCloseTo(1.1, within(1e-12));
        assertThat(score("comedy", "Comedy")).isEqualTo(1.0);
    }

    @Test
    void textsAndTermsAddUp() {
        assertThat(score("wizard hat", "wizard hat", "hat")).isCloseTo(0.75 + 0.75 + 1.1, within(1e-12));
        assertThat(score("wizard wizards WIZARD", "wizard hat")).isEqualTo(0.75);
    }

    @Test
    void aPhraseStandsInOneText() {
        assertThat(score("\"oz wizard\"", "oz", "wizard")).isZero();
        assertThat(score("\"oz wizard\"", "the Oz Wizards")).isPositive();
    }

    @Test
    void aMinusExcludesUpToTheNextBlankAndOnlyAfterOne() {
        assertThat(score("ray -film-noir", "ray noir")).isZero();
        assertThat(score("ray -film noir", "ray noir")).isPositive();
        assertThat(score("ray - noir", "ray noir")).isPositive();
        assertThat(score("x-ray", "ray")).isPositive();
        assertThat(score("ray -\"no ir\" noir", "ray noir")).isPositive();
        assertThat(score("ray - \"noir\"", "ray noir")).isPositive();
    }

    @Test
    void aPhraseWithoutEndIsWords() {
        assertThat(score("\"noir ray", "ray noir")).isPositive();
        assertThat(score("ray -\"noir", "ray noir")).isPositive();
    }
}
