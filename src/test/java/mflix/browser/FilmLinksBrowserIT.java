package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mflix.testing.Json;
import mflix.testing.LocalReads;
import mflix.testing.OddNames;
import mflix.testing.SampleData;
import mflix.testing.TestDatabase;
import mflix.testing.Visitor;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The links of a film's page as its own modules build them, each followed to the films that the API gives for it. */
@Tag("F-501")
class FilmLinksBrowserIT extends SiteBrowserTest {
    private static final int FILMS_AT_ONCE = 20; // a page of a list
    private static final List<String> FIELDS = List.of("cast", "directors", "writers", "genres", "countries");

    /** For each film what the pages behind its links ask the API for. */
    private static final String ASKED =
            """
            async (films) => {
              const js = document.querySelector('script[type=module]').src.replace(/app\\/main\\.js$/, '');
              const [{ filmSheet }, { nameIn }, query, { placeOf }, { render }] = await Promise.all([
                import(js + 'films/film-sheet.js'), import(js + 'films/people-page.js'), import(js + 'films/films-query.js'),
                import(js + 'app/navigation.js'), import('lit')]);
              return JSON.parse(films).map((film) => {
                const place = document.createElement('div');
                render(filmSheet(film, false), place);
                return [...place.querySelectorAll('a')].map((link) => {
                  const url = new URL(link.getAttribute('href'), document.baseURI);
                  const { route, params } = placeOf(url);
                  return route.tag === 'mflix-people-page' ? `people?${new URLSearchParams({ name: nameIn({ url, params }) })}`
                    : route.tag === 'mflix-browse-page' ? query.request(query.queryOf(url.searchParams)).path : `nowhere: ${url}`;
                });
              });
            }""";

    /** What the links of each film ask for. */
    private List<?> asked(List<BsonDocument> films) {
        var shown = films.stream().map(FilmLinksBrowserIT::names).toList();
        return (List<?>) page().evaluate(ASKED, "[" + String.join(",", shown) + "]");
    }

    private static String names(BsonDocument film) {
        var names = new BsonDocument("_id", new BsonString(String.valueOf(film.hashCode())));
        FIELDS.stream().filter(film::containsKey).forEach(field -> names.append(field, film.get(field)));
        return names.toJson();
    }

    /** The links that do not find their film, looked up among as few films as one page shows. */
    private static List<String> lost(List<BsonDocument> all, List<?> links) {
        var lost = new ArrayList<String>();
        try (var database = TestDatabase.inMemory()) {
            var api = new LocalReads(database.documents(), database.database());
            var movies = database.documents().getCollection("movies", BsonDocument.class);
            for (int from = 0; from < all.size(); from += FILMS_AT_ONCE) {
                var films = all.subList(from, Math.min(all.size(), from + FILMS_AT_ONCE));
                movies.drop();
                movies.insertMany(films);
                for (int i = from; i < from + films.size(); i++) {
                    var id = all.get(i).get("_id");
                    ((List<?>) links.get(i))
                            .stream()
                                    .map(String.class::cast)
                                    .filter(address -> !api.films(address).contains(id))
                                    .forEach(address -> lost.add(address + " does not find " + id));
                }
            }
        }
        return lost;
    }

    private static int count(List<?> links) {
        return links.stream().mapToInt(one -> ((List<?>) one).size()).sum();
    }

    @Test
    void everyLinkOfEveryFilmOfTheSampleDataFindsThatFilm() {
        SampleData.require();
        var films =
                SampleData.of("movies").stream().map(Document::toBsonDocument).toList();
        visit("status");
        var links = asked(films);
        assertThat(count(links))
                .as("no name is without a link")
                .isEqualTo(films.stream()
                        .flatMapToInt(film -> FIELDS.stream().mapToInt(field -> film.getArray(field, new BsonArray())
                                .size()))
                        .sum());
        assertThat(lost(films, links)).isEmpty();
    }

    @Test
    void aNameWithAnySignsFindsItsFilmAndWhatCannotBeAskedForIsNoLink() {
        var films = Stream.concat(OddNames.PRINTABLE.stream(), OddNames.UNASKABLE.stream())
                .map(name -> {
                    var film = new BsonDocument("_id", new BsonObjectId());
                    FIELDS.forEach(field -> film.append(field, new BsonArray(List.of(new BsonString(name)))));
                    return film;
                })
                .toList();
        visit("status");
        var links = asked(films);
        assertThat(count(links)).isEqualTo(FIELDS.size() * OddNames.PRINTABLE.size());
        assertThat(lost(films, links)).isEmpty();
    }

    @Test
    void whatIsNoListOrNoTextBreaksNoLink() {
        var films = List.of(
                BsonDocument.parse("{_id: 1, cast: 'Ada Sun', directors: [7, null, {a: 1}, '', '  ', 'Ben Oak']}"),
                BsonDocument.parse("{_id: 2, cast: 7, directors: {a: 1}, writers: null, genres: [[]]}"));
        visit("status");
        var links = asked(films);
        assertThat(links).hasToString("[[people?name=Ben+Oak, people?name=Ada+Sun], []]");
        assertThat(lost(films, links)).isEmpty();
    }

    @Test
    void somebodysPageOpensByItsLinkAndAgainWhenItIsLoadedAnew() {
        var names = List.of("AC/DC", "100 % Bob", "..", "Who? #1; \"Q\"", "\u0645\u0635\u0631 \ud83c\udfac");
        var admin = Visitor.admin(site());
        var id = admin.movies()
                .create(Json.of("title", "A film of odd people", "directors", names))
                .json()
                .getDocument("movie")
                .getString("_id")
                .getValue();
        try {
            for (var name : names) {
                visit("movies/id/" + id);
                page().locator(".facts a")
                        .filter(new Locator.FilterOptions().setHasText(name))
                        .click();
                assertThat(page().locator("h1")).hasText(name);
                assertThat(page().locator(".card")).containsText("A film of odd people");
                page().reload();
                assertThat(page().locator("h1")).hasText(name);
                assertThat(page().locator(".card")).containsText("A film of odd people");
            }
        } finally {
            admin.movies().delete(id);
        }
    }

    @Test
    void somebodysFilmsAreSortedAndFilteredWhateverRemarksFollowTheName() {
        var admin = Visitor.admin(site());
        var ids = Stream.of("Zed Zorn (story)", "Zed Zorn (screenplay)", "Zed Zorn")
                .map(credit -> admin.movies()
                        .create(Json.of("title", "A film by " + credit, "writers", List.of(credit)))
                        .json()
                        .getDocument("movie")
                        .getString("_id")
                        .getValue())
                .toList();
        try {
            visit("people/Zed%20Zorn");
            assertThat(page().locator(".lead")).hasText("Wrote 3 films.");
            page().getByText("Sort and filter these").click();
            assertThat(page().locator(".card")).hasCount(3);
        } finally {
            ids.forEach(admin.movies()::delete);
        }
    }
}
