package mflix.web.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import mflix.settings.SettingsReader;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-470")
class PageDescriptionTest {
    private static final String PATH = "/movies/id/573a1390f29313caabcd42e8";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onload='alert(1)",
                "<!-- --><base href=//evil.example>",
                "&lt;script&gt;",
                "$1 \\ ${lit.version} $0",
                "line\r\n<meta http-equiv=refresh content=0>"
            })
    void noTextOfAFilmBecomesMarkup(String hostile) {
        var film = BsonDocument.parse("{title: '', plot: ''}");
        film.put("title", new BsonString(hostile));
        film.put("plot", new BsonString(hostile));
        var description = new FilmText(film).description(PATH);
        assertThat(description.titleElement()).matches("<title>[^<>\"']*</title>");
        assertThat(description.elements(at("https://films.example")).lines().filter(line -> !line.isBlank()))
                .allMatch(line -> line.matches(" {4}<(meta|link) [a-z]+=\"[^\"<>']*\" [a-z]+=\"[^\"<>']*\">"))
                .hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {title: 'Notorious', year: 1946}                   | Notorious (1946) · MFlix
                    {title: 1984, year: '1984è'}                       | 1984 (1984–) · MFlix
                    {title: 300.0}                                     | 300 · MFlix
                    {title: 'A', year: '1994è1998'}                    | A (1994–1998) · MFlix
                    {title: '   '}                                     | Untitled · MFlix
                    {title: ['a'], year: null}                         | Untitled · MFlix
                    """)
    void titleIsThatOfThePage(String film, String title) {
        assertThat(new FilmText(BsonDocument.parse(film)).description(PATH).titleElement())
                .isEqualTo("<title>" + title + "</title>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {plot: 'Short.', fullplot: 'Long.'}                | Short.
                    {plot: '', fullplot: 'Long.'}                      | Long.
                    {plot: 7}                                          | 7
                    {year: 1946, directors: ['A', 3, 'B']}             | A film of 1946, directed by A, B.
                    {directors: 'A'}                                   | A film.
                    """)
    void textIsThePlotOrWhoMadeIt(String film, String text) {
        assertThat(new FilmText(BsonDocument.parse(film)).description(PATH).text())
                .isEqualTo(text);
    }

    @Test
    void lineHasNoBreaksAndNoMarksThatTurnIt() {
        var film = new BsonDocument("title", new BsonString("a\u202Eb\u0000c\r\n\t d\u2066"));
        assertThat(new FilmText(film).description(PATH).titleElement()).isEqualTo("<title>a b c d · MFlix</title>");
    }

    @Test
    void longTextsAreCutBetweenWordsAndNeverThroughACharacter() {
        var words = describing("word ".repeat(100));
        assertThat(words).contains("word…\"").doesNotContain("wor…", "wo…");
        assertThat(describing("🎬".repeat(300))).contains("🎬".repeat(199) + "…\"");
    }

    @Test
    void fullAddressesComeFromTheSettingAloneAndAPosterOnlyFromTheWeb() {
        var film = BsonDocument.parse("{title: 'A', poster: 'https://posters.example/a.jpg?x=1&y=2'}");
        var known = new FilmText(film).description(PATH);
        assertThat(known.elements(at("https://films.example/mflix/")))
                .contains("<link rel=\"canonical\" href=\"https://films.example/mflix" + PATH + "\">")
                .contains("<meta property=\"og:url\" content=\"https://films.example/mflix" + PATH + "\">")
                .contains("\"og:image\" content=\"https://posters.example/a.jpg?x=1&amp;y=2\"");
        assertThat(known.elements(at(""))).doesNotContain("og:url", "og:image", "canonical", "://");
        for (var odd : List.of("javascript:alert(1)", "data:image/png,x", "//x/y.jpg", "no address", "http:")) {
            film.put("poster", new BsonString(odd));
            assertThat(new FilmText(film).description(PATH).elements(at("https://films.example")))
                    .contains("\"og:image\" content=\"https://films.example/card.png\"");
        }
    }

    @Test
    void whatDoesNotExistIsKeptOutOfIndexes() {
        assertThat(PageDescription.missing("Nobody").elements(at("https://films.example")))
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .doesNotContain("og:url", "canonical");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "films.example",
                "ftp://films.example",
                "//films.example",
                "https://",
                "https://films.example?x",
                "https://films.example/#top",
                "https://user:secret@films.example",
                "https://films.example/../x",
                "https://films example",
                "javascript:alert(1)"
            })
    void settingThatIsNoAddressOfAPageStopsTheStart(String set) {
        assertThatThrownBy(() -> at(set))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mflix.public-url is \"")
                .hasMessageNotContaining("secret");
    }

    private static String describing(String plot) {
        var film = new BsonDocument("plot", new BsonString(plot));
        return new FilmText(film).description(PATH).elements(at(""));
    }

    private static PublicAddress at(String set) {
        return new PublicAddress(new SettingsReader(key -> Optional.of(set)));
    }
}
