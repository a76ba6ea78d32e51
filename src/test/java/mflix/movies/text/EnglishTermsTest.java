package mflix.movies.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How texts become terms. The pairs of words and stems are those that Snowball publishes for its English stemmer. */
class EnglishTermsTest {
    private final EnglishTerms english = new EnglishTerms();

    @ParameterizedTest
    @Tag("F-261")
    @CsvSource(
            delimiter = '|',
            value = {
                "consign consigned consigning consignment|consign consign consign consign",
                "consist consisted consistency consistent consistently consisting consists|"
                        + "consist consist consist consist consist consist consist",
                "consolation consolations consolatory console consoled consoles|"
                        + "consol consol consolatori consol consol consol",
                "consolidate consolidated consolidating consoling consolingly consols|"
                        + "consolid consolid consolid consol consol consol",
                "consonant consort consorted consorting conspicuous conspicuously|"
                        + "conson consort consort consort conspicu conspicu",
                "conspiracy conspirator conspirators conspire conspired conspiring|"
                        + "conspiraci conspir conspir conspir conspir conspir",
                "constable constables constance constancy constant|constabl constabl constanc constanc constant",
                "knack knackeries knacks knag knave knaves knavish|knack knackeri knack knag knave knave knavish",
                "kneaded kneading knee kneel kneeled kneeling kneels knees|"
                        + "knead knead knee kneel kneel kneel kneel knee",
                "knell knelt knew knick knif knife knight knightly knights|"
                        + "knell knelt knew knick knif knife knight knight knight",
                "knit knits knitted knitting knives knob knobs knock knocked knocker knockers|"
                        + "knit knit knit knit knive knob knob knock knock knocker knocker",
                "knocking knocks knopp knot knots|knock knock knopp knot knot",
                "skis skies sky dying lying tying idly gently ugly early singly|"
                        + "ski sky sky die lie tie idl gentl ugli earli singl",
                "news howe atlas cosmos bias andes inning outing canning herring earring|"
                        + "news howe atlas cosmos bias andes inning outing canning herring earring",
                "proceed exceed succeed generate generates generic generously communism arsenal|"
                        + "proceed exceed succeed generat generat generic generous communism arsenal"
            })
    void wordsHaveThePublishedStems(String words, String stems) {
        assertThat(english.of(words)).containsExactly(stems.split(" ", -1));
    }

    @ParameterizedTest
    @Tag("F-261")
    @CsvSource(
            delimiter = '|',
            value = {
                "x-ray Film-Noir|x ray film noir",
                "O'Hara's|o'hara",
                "Café Amélie, CAFÉS|cafe ameli cafe",
                "Don't look now|look now",
                "The Godfather: Part II|godfath part ii",
                "godfathers godfather's|godfath godfath",
                "rock&roll (1956)/[live] \u201cquoted\u201d \u2013 end\u2026|rock roll 1956 live quot end",
                "snake_case 3.5 \u00bfqu\u00e9?|snake_cas 3 5 que",
                "a+b=c<d>e|b c d e"
            })
    void textsAreSplitAtPunctuationAndFolded(String text, String terms) {
        assertThat(english.of(text)).containsExactly(terms.split(" ", -1));
    }

    @Test
    @Tag("F-260")
    void thereAre174StopWordsAndNoneOfThemIsATerm() {
        assertThat(StopWords.count()).isEqualTo(174);
        assertThat(english.of("A the ONLY we've Yourselves shouldn't")).isEmpty();
        assertThat(english.of("one per via just")).isEqualTo(List.of("one", "per", "via", "just"));
    }
}
