package mflix.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pure modules of the pages, asked in a page. */
class ModulesBrowserIT extends SiteBrowserTest {

    @BeforeEach
    void open() {
        visit("status");
    }

    /** The values of these expressions, in which {@code m} is the module. */
    private List<?> in(String module, String... expressions) {
        var values = Stream.of(expressions).collect(Collectors.joining(", ", "[", "]"));
        return (List<?>) page().evaluate("import('./js/" + module + ".js').then((m) => " + values + ")");
    }

    @Test
    void dirtyValuesBecomeTextOrNothing() {
        assertThat(in(
                        "lib/format",
                        "m.text(1984)",
                        "m.text(NaN)",
                        "m.text(null)",
                        "m.text({})",
                        "m.text('  M ')",
                        "m.texts('one').join()",
                        "m.texts([' a', '', null, 7]).join()",
                        "m.title({ title: '' })",
                        "m.title({ title: 9 })"))
                .isEqualTo(List.of("1984", "", "", "", "M", "one", "a,7", "Untitled", "9"));
        assertThat(in(
                        "lib/format",
                        "m.year('1994è1998')",
                        "m.year('1981è')",
                        "m.year(1903)",
                        "m.year('soon')",
                        "m.year({})"))
                .isEqualTo(List.of("1994–1998", "1981–", "1903", "soon", ""));
    }

    @Test
    @Tag("F-526")
    void anEmailAddressWrapsAfterItsSignAndItsDotsOnly() {
        var lines = (List<?>) page().evaluate(
                        """
                        async (addresses) => {
                          const [{ emailText }, { render }] = await Promise.all([import('./js/ui/email-text.js'), import('lit')]);
                          const place = Object.assign(document.createElement('div'), { style: 'width: 12ch' });
                          document.querySelector('main').append(place);
                          return addresses.map((address) => {
                            render(emailText(address), place);
                            const words = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
                            const lines = [];
                            let top = NaN;
                            while (words.nextNode()) {
                              const range = document.createRange();
                              range.selectNodeContents(words.currentNode);
                              for (const rect of [...range.getClientRects()].filter(({ width }) => width)) {
                                lines.push((rect.top === top ? lines.pop() : '') + words.currentNode.data);
                                top = rect.top;
                              }
                            }
                            return lines.join(' ');
                          });
                        }""",
                        List.of("ada.lindqvist@example.com", "somebody@mail.example.org", "@", "no address"));
        assertThat((String) lines.get(0)).matches("(?:ada\\. ?lindqvist@|ada\\.) (?:lindqvist@ )?example\\. ?com");
        assertThat((String) lines.get(1)).matches("somebody@ (?:mail\\. ?example\\. ?org)");
        assertThat(lines.subList(2, 4)).isEqualTo(List.of("@", "no address"));
    }

    @Test
    void numbersAndTimesAreWords() {
        assertThat(in(
                        "lib/format",
                        "m.runtime(102)",
                        "m.runtime('60')",
                        "m.runtime(14)",
                        "m.runtime(0)",
                        "m.runtime('long')",
                        "m.rating(7)",
                        "m.rating('')",
                        "m.count(23539)",
                        "m.counted(1, 'film', 'films')",
                        "m.counted(1000, 'film', 'films')",
                        "m.counted(null, 'film', 'films')",
                        "m.day('1903-12-31T23:00:00.000Z')",
                        "m.day('no day')"))
                .isEqualTo(List.of(
                        "1 h 42 min",
                        "1 h",
                        "14 min",
                        "",
                        "",
                        "7.0",
                        "",
                        "23,539",
                        "1 film",
                        "1,000 films",
                        "",
                        "December 31, 1903",
                        ""));
        assertThat(in(
                        "lib/times",
                        "m.took(14)",
                        "m.took(1249)",
                        "m.lasting(12.9)",
                        "m.lasting(3661)",
                        "m.lasting(266400)",
                        "m.ago('2026-01-01T00:00:00Z', new Date('2026-01-01T00:03:59Z'))",
                        "m.ago('2026-01-01T00:00:05Z', new Date('2026-01-01T00:00:00Z'))"))
                .isEqualTo(List.of("14 ms", "1.2 s", "12 s", "1 h 1 min", "3 days 2 h", "3 minutes ago", "just now"));
        assertThat(in(
                        "films/films-query",
                        "m.bucket('runtime', '60')",
                        "m.bucket('rating', 'other')",
                        "m.bucket('genre', 'Noir')"))
                .isEqualTo(List.of("60 to 89 min", "any other", "Noir"));
    }

    @Test
    void theAddressHoldsTheWholeSearch() {
        assertThat(in(
                        "films/films-query",
                        written("?page=3"),
                        written("?genre=Drama&text=a%26b+c&genre=Drama&utm_source=x&cast=%20&genre=War"),
                        written("?countries=%2B%23%25&page=abc"),
                        written("?page=0")))
                .isEqualTo(List.of(
                        "./?page=3", "./?text=a%26b+c&genre=Drama&genre=War", "./?countries=%2B%23%25&page=abc", "./"));
    }

    private static String written(String search) {
        return "m.address(m.queryOf(new URLSearchParams('" + search + "')))";
    }

    @Test
    void pagesUpToTheFifthAreAskedForWholeAndLaterOnesAlone() {
        assertThat(in(
                        "films/films-query",
                        asked(""),
                        asked("?page=4&genre=Drama"),
                        asked("?page=5"),
                        asked("?page=abc"),
                        "m.requestPage(m.queryOf(new URLSearchParams('?text=x')), 2)",
                        "m.requestFacets(m.queryOf(new URLSearchParams('?text=x')))"))
                .isEqualTo(List.of(
                        "movies?page=0&entries_per_page=20",
                        "movies/search?genre=Drama&page=0&entries_per_page=100",
                        "movies?page=5&entries_per_page=20",
                        "movies?page=abc&entries_per_page=20",
                        "movies/search?text=x&page=2&entries_per_page=20",
                        "movies/facet-search?text=x&facet_scope=all&entries_per_page=1"));
        assertThat(in(
                        "films/films-query",
                        "m.hasMore({ last: 0, total: 20 })",
                        "m.hasMore({ last: 0, total: 21 })",
                        "m.hasMore({ last: 4, total: 100 })",
                        "m.hasMore({ last: 4, total: 100, next: 'there' })"))
                .isEqualTo(List.of(false, true, false, true));
    }

    private static String asked(String search) {
        return "m.request(m.queryOf(new URLSearchParams('" + search + "'))).path";
    }

    @Test
    void filtersComeAndGoOneByOneAndTheFormReplacesWhatItShows() {
        assertThat(in(
                        "films/films-query",
                        "m.address(m.without(m.queryOf(new URLSearchParams('?genre=War&genre=Drama&page=2')), ['genre', 'War']))",
                        "m.address(m.having(m.queryOf(new URLSearchParams('?cast=A')), 'runtime', ['60', '90']))",
                        searched(
                                "?text=old&cast=A&genre=War",
                                "['text', 'new'], ['cast', 'B'], ['countries', ''], ['genre', 'Drama']"),
                        searched("?text=old&genre=War", "['text', 'new']"),
                        searched("?cast=A&imdb_rating_from=8", "['imdb_rating_from', '7']"),
                        searched("?cast=A&imdb_rating_from=8", "['imdb_rating_from', '']")))
                .isEqualTo(List.of(
                        "./?genre=Drama",
                        "./?cast=A&runtime=60&runtime=90",
                        "./?text=new&cast=A&cast=B&genre=Drama",
                        "./?text=new&genre=War",
                        "./?cast=A&imdb_rating_from=7",
                        "./?cast=A"));
    }

    @Test
    @Tag("F-541")
    void filmsWithoutAValueToCompareAreSaidToBeLeftOut() {
        assertThat(in("films/film-wall", line(1, 2), line(1, 0), line(2, 1)))
                .isEqualTo(List.of(
                        "One film; 2 without such a value left out",
                        "One film",
                        "All 2 films, the most reviewed first; 1 without such a value left out"));
    }

    private static String line(int films, int leftOut) {
        return "m.sentence({ films: Array(" + films + "), total: " + films + ", isExact: true, leftOut: " + leftOut
                + ", first: 0, last: 0, query: { filters: [['imdb_rating_from', '8']], page: '0' } })";
    }

    private static String searched(String search, String fields) {
        return "m.address(m.searched(m.queryOf(new URLSearchParams('" + search + "'))," + " [" + fields
                + "].reduce((form, [name, value]) => (form.append(name, value), form), new FormData())))";
    }

    @Test
    void whatCannotBeSeenIsMadeVisible() {
        assertThat(in(
                        "migrations/words",
                        "m.visible(' now\\n')",
                        "m.visible('\\u202e')",
                        "m.visible(null)",
                        "m.visible(7)",
                        "m.seconds(200)",
                        "m.seconds(7500)",
                        "m.between([1, 1])",
                        "m.between([0.4, 90])",
                        "m.between(null)",
                        "m.word('NO_SUCH_TIME')",
                        "m.word(undefined)"))
                .isEqualTo(List.of(
                        "“␣now‹LF›”",
                        "“‹U+202E›”",
                        "no value",
                        "7",
                        "3 min 20 s",
                        "2 h 5 min",
                        "about 1 s",
                        "0.4 s to 1 min 30 s",
                        "",
                        "No such time",
                        ""));
    }

    @Test
    void membersOfAnObjectKeepTheirOrderAndTheirWriting() {
        assertThat(in(
                        "lib/json-members",
                        "m.written(m.members('{ \"b\": 1.0, \"1\": {\"x\": [1, \"]:,\"]}, \"a\": 12345678901234567890 }'))",
                        "m.written(m.members('{}'))"))
                .isEqualTo(List.of("{\"b\":1.0,\"1\":{\"x\":[1,\"]:,\"]},\"a\":12345678901234567890}", "{}"));
    }
}
