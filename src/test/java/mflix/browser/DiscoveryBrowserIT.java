package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From film to film: people, similar films, years, orders, suggestions, what there is to explore. */
class DiscoveryBrowserIT extends SiteBrowserTest {
    private static final String GREAT_TRAIN_ROBBERY = "movies/id/573a1390f29313caabcd42e8";

    /** The addresses of the links on every film's page that do not find the film, and how many links there are. */
    private static final String WALK =
            """
            async () => {
              const modules = document.querySelector('script[type=module]').src.replace(/app\\/main\\.js$/, 'films/');
              const [{ filmSheet }, films, { render }] = await Promise.all([
                import(modules + 'film-sheet.js'), import(modules + 'films-query.js'), import('lit')]);
              const json = async (path) => (await fetch('api/v1/' + path)).json();
              const all = [];
              for (let page = 0, total = 1; page * 100 < total; page++) {
                const reply = await json(`movies?page=${page}&entries_per_page=100`);
                all.push(...reply.movies);
                total = reply.total_results;
              }
              const wanted = new Map();
              for (const film of all) {
                const place = document.createElement('div');
                render(filmSheet(film, true), place);
                for (const link of place.querySelectorAll('a')) {
                  const href = link.getAttribute('href');
                  wanted.set(href, [...(wanted.get(href) ?? []), film._id]);
                }
              }
              const found = async (href) => {
                if (href.startsWith('people')) {
                  const name = href.startsWith('people/') ? decodeURIComponent(href.slice(7)) : new URLSearchParams(href.slice(7)).get('name');
                  const person = await json('people?' + new URLSearchParams({ name }));
                  return ['actor', 'director', 'writer'].flatMap((role) => person[role]).flatMap((one) => one.films).map((film) => film._id);
                }
                const query = films.queryOf(new URL(href, document.baseURI).searchParams);
                const ids = [];
                for (let page = 0, total = 1; page * 100 < total; page++) {
                  const reply = await json(films.requestPage(query, page).replace('entries_per_page=20', 'entries_per_page=100'));
                  ids.push(...reply.movies.map((film) => film._id));
                  total = reply.total_results;
                }
                return ids;
              };
              const lost = [];
              const links = wanted.entries(); // shared by those who ask
              const ask = async () => {
                for (const [href, ids] of links) {
                  const there = new Set(await found(href));
                  ids.filter((id) => !there.has(id)).forEach((id) => lost.push(href + ' does not find ' + id));
                }
              };
              await Promise.all([ask(), ask(), ask()]);
              return [String(wanted.size), ...lost];
            }""";

    /** The addresses on this page that do not find as many films, or comments, as is said beside them, and how many there are. */
    private static final String COUNT =
            """
            async () => {
              const modules = document.querySelector('script[type=module]').src.replace(/app\\/main\\.js$/, 'films/');
              const films = await import(modules + 'films-query.js');
              const json = async (path) => (await fetch('api/v1/' + path)).json();
              const number = (text) => Number(/[\\d,]+/.exec(text)[0].replaceAll(',', ''));
              const said = (link) => number(link.closest('tr')?.querySelector('.number').textContent
                ?? link.querySelector('meter + .numbers')?.textContent ?? link.ariaLabel.split(', ')[1]);
              const found = async (href) => {
                const path = href.startsWith('movies/id/') ? href.replace('id/', '') + '/comments' : films.requestCount(films.queryOf(new URL(href, document.baseURI).searchParams));
                return (await json(path)).total_results;
              };
              const wrong = [];
              const links = [...document.querySelectorAll(':is(.river, .explore, .compared) a')];
              for (const link of links) {
                const total = await found(link.getAttribute('href'));
                if (total !== said(link)) {
                  wrong.push(`${link.getAttribute('href')} finds ${total}, not ${said(link)}`);
                }
              }
              return [String(links.length), ...wrong];
            }""";

    private Locator link(String name) {
        return page().getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    @Tag("F-290")
    void everyLinkOnAFilmsPageFindsThatFilm() {
        visit("status");
        var found = (List<?>) page().evaluate(WALK);
        assertThat(Integer.parseInt((String) found.get(0))).isGreaterThan(500);
        assertThat(found).hasSize(1);
    }

    @Test
    @Tag("F-290")
    void somebodysPageShowsTheirFilmsByRoleAndDecade() {
        visit("people/Alfred%20Hitchcock");
        assertThat(page().locator("h1")).hasText("Alfred Hitchcock");
        assertThat(page()).hasTitle("Alfred Hitchcock · MFlix");
        assertThat(page().locator(".lead")).hasText("Directed 6 films.");
        assertThat(page().locator(".role h3").first()).hasText("1960s");
        browser.inspect("people");
        link("Sort and filter these").click();
        assertThat(page().locator("h1")).hasText("Films directed by Alfred Hitchcock");
        assertThat(page().locator(".card")).hasCount(6);
        visit("people/Nobody%20At%20All");
        assertThat(page().locator(".notice")).containsText("No film names anybody like that");
        browser.inspect("people-none");
    }

    @Test
    @Tag("F-305")
    void aFilmLeadsToFilmsLikeIt() {
        visit("movies/id/573a13a5f29313caabd1333a");
        var similar = page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("More like this"));
        assertThat(similar.locator(".card")).hasCount(5);
        assertThat(similar.locator(".card").first()).containsText("also");
        assertThat(page().locator(".film")).containsText("These figures are made up for the demo catalogue");
        var title = similar.locator(".card-title").first().innerText();
        similar.locator(".card").first().click();
        assertThat(page().locator("h1")).hasText(title);
        page().getByText("Share this film").click();
        assertThat(page().locator("#toast")).containsText("The address of this page is copied");
    }

    @Test
    @Tag("F-478")
    void whatIsMisspelledLeadsToWhatWasMeant() {
        visit("?text=casablanka");
        assertThat(page().locator(".notice")).containsText("Did you mean");
        browser.inspect("browse-did-you-mean");
        page().locator(".did-you-mean a").first().click();
        assertThat(page().locator("h1")).hasText("Casablanca");
        visit("?text=zzgodfahter%20hitchcokk");
        assertThat(page().locator(".notice")).containsText("No film is like that");
        visit("?cast=Humphrey%20Bogert");
        page().locator(".did-you-mean a").first().click();
        assertThat(page().locator("h1")).hasText("Humphrey Bogart");
        visit("?text=qqqqqqqqqq");
        assertThat(page().locator(".notice")).containsText("No film is like that");
        assertThat(page().locator(".did-you-mean")).hasCount(0);
    }

    @Test
    @Tag("F-476")
    void strangerFindsEachThingInAtMostThreeClicksFromTheFirstPage() {
        path(3, "h1", "Alfred Hitchcock", () -> {
            page().getByLabel("Search titles, actors and stories").pressSequentially("Alfred Hit");
            return List.of(page().locator("#suggestions li").first());
        });
        path(
                3,
                ".card >> nth=0",
                "High Noon",
                () -> List.of(
                        page().locator(".genre[data-genre=Western]"),
                        page().getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions().setName(Pattern.compile("^1950s, "))),
                        page().getByLabel("Sort by")));
        path(
                3,
                "li.comment >> nth=0",
                "",
                () -> List.of(
                        link("Explore"),
                        page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Most discussed"))
                                .locator(".facet")
                                .first()));
        path(
                3,
                "main",
                "This site has all sixteen, on Jakarta EE",
                () -> List.of(link("how this is built and proved")));
        path(3, "main", "./mflix migrate run", () -> List.of(link("Status")));
    }

    /** From the first page on: a select counts as a click, and takes the best rated. */
    private void path(int most, String where, String what, Supplier<List<Locator>> steps) {
        visit("");
        assertThat(page().locator(".card").first()).isVisible();
        var clicks = steps.get();
        assertThat(clicks).hasSizeLessThanOrEqualTo(most);
        for (var click : clicks) {
            if (click.evaluate("node => node.tagName").equals("SELECT")) {
                click.selectOption("Best rated");
            } else {
                click.click();
            }
        }
        assertThat(page().locator(where)).containsText(what);
    }

    @Test
    @Tag("F-306")
    void theBestRatedWesternOfTheFiftiesIsThreeClicksAway() {
        var browse = new BrowsePage(visit("")).shows(20);
        page().locator(".genre[data-genre=Western]").click();
        assertThat(page().locator("h1")).hasText("Western films");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^1950s, ")))
                .click();
        assertThat(browse.chips()).containsText("Years: 1950 to 1959");
        page().getByLabel("Sort by").selectOption("Best rated");
        assertThat(browse.line()).containsText("the best rated first");
        assertThat(page()).hasURL(Pattern.compile("genre=Western&year_from=1950&year_to=1959&sort=rating$"));
        assertThat(browse.films().first()).containsText("High Noon");
        browser.inspect("browse-years");
        browse.remove("Years: 1950 to 1959");
        assertThat(page()).hasURL(Pattern.compile("genre=Western&sort=rating$"));
    }

    @Test
    @Tag("F-306")
    void yearsAreChosenByDrawingOverThemAndByKeys() {
        var browse = new BrowsePage(visit("")).shows(20);
        var from = page().locator(".decade[data-decade='1930']").boundingBox();
        var to = page().locator(".decade[data-decade='1940']").boundingBox();
        page().mouse().move(from.x + 1, from.y + 20);
        page().mouse().down();
        page().mouse().move(to.x + to.width / 2, from.y + 20);
        page().mouse().move(to.x + to.width - 1, from.y + 20);
        page().mouse().up();
        assertThat(browse.chips()).containsText("Years: 1930 to 1949");
        page().locator(".decade[data-decade='1930']").focus();
        page().keyboard().press("ArrowRight");
        page().keyboard().press("Enter");
        assertThat(browse.chips()).containsText("Years: 1940 to 1949");
        assertThat(page().locator(".decade[data-decade='1940']")).hasAttribute("aria-current", "true");
        page().locator(".decade[data-decade='1940']").click();
        assertThat(browse.chips()).hasCount(0);
    }

    @Test
    @Tag("F-307")
    void titlesAndPeopleAreSuggestedWhileOneTypes() {
        new BrowsePage(visit("")).shows(20);
        var box = page().locator("#text");
        box.pressSequentially("hitch");
        var options = page().locator(".suggestions [role=option]");
        assertThat(options.first()).containsText("Alfred Hitchcock");
        browser.inspect("suggestions");
        box.press("ArrowDown");
        assertThat(options.first()).hasAttribute("aria-selected", "true");
        assertThat(box).hasAttribute("aria-activedescendant", "suggestion-0");
        box.press("Enter");
        assertThat(page().locator("h1")).hasText("Alfred Hitchcock");
        assertThat(options).hasCount(0);
        box.fill("");
        box.pressSequentially("psych");
        options.filter(new Locator.FilterOptions().setHasText("Psycho")).click();
        assertThat(page().locator(".film h1")).hasText("Psycho");
        box.fill("");
        box.pressSequentially("psych");
        assertThat(options.first()).isVisible();
        box.press("Escape");
        assertThat(options).hasCount(0);
        box.press("Enter");
        assertThat(page()).hasURL(Pattern.compile("\\?text=psych$"));
    }

    @Test
    @Tag("F-307")
    void withoutSuggestionsOneCanStillSearch() {
        page().route(Pattern.compile("/suggestions"), com.microsoft.playwright.Route::abort);
        var browse = new BrowsePage(visit("")).shows(20);
        page().locator("#text").pressSequentially("train");
        page().locator("#text").press("Enter");
        assertThat(browse.chips()).containsText("Text: train");
    }

    @Test
    @Tag("F-308")
    @Tag("F-542")
    @Tag("F-546")
    @Tag("F-548")
    void whatThereIsIsExploredAndEveryBarLeadsToItsFilms() {
        visit("explore");
        assertThat(page().locator(".lead")).containsText(" films from 1902 to ");
        assertThat(page().locator(".lead")).containsText("made up");
        for (var heading : List.of("Genres", "Countries", "Directors", "Most discussed")) {
            var section = page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(heading));
            assertThat(section.locator(".facet")).hasCount(10);
        }
        browser.inspect("explore");
        browser.inspectForced("explore");
        everyAddressFindsWhatItSays();
        ratingsOfTheFiftiesAreCompared();
        var file = page().waitForDownload(() -> page().getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download CSV of genres"))
                .click());
        assertThat(file.suggestedFilename()).isEqualTo("films-by-genres.csv");
        page().locator(".facet", new Page.LocatorOptions().setHasText("Steven Spielberg"))
                .click();
        assertThat(page().locator("h1")).hasText("Films directed by Steven Spielberg");
        page().goBack();
        page().locator(".decade[data-decade='1920']").click();
        assertThat(page().locator("h1")).hasText("Films of 1920 to 1929");
    }

    private void everyAddressFindsWhatItSays() {
        var found = (List<?>) page().evaluate(COUNT);
        assertThat(Integer.parseInt((String) found.get(0))).isGreaterThan(60);
        assertThat(found).hasSize(1);
    }

    private void ratingsOfTheFiftiesAreCompared() {
        var fifties = page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Ratings compared"))
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("1950s"));
        assertThat(fifties)
                .hasText(
                        Pattern.compile(
                                "^\\s*1950s\\s+\\d+\\s+\\d\\.\\d\\s+\\d+ films\\s+\\d\\d\\s+\\d+ films\\s+\\d\\.\\d\\s+\\d+ films\\s*$"));
        assertThat(fifties.locator("meter")).hasCount(3);
    }

    @Test
    @Tag("F-309")
    void theatersAreFoundNearACityThatIsChosen() {
        visit("theaters");
        assertThat(page().locator(".cities li").first()).isVisible();
        assertThat(page().locator(".lead")).containsText("invented");
        browser.inspect("theaters");
        page().locator("#city").fill("Minneapolis");
        page().keyboard().press("Enter");
        assertThat(page().locator("h1")).hasText("Theaters near Minneapolis");
        assertThat(page().locator(".theaters ol li").first()).containsText("Minneapolis, MN");
        assertThat(page().locator(".theaters ol .km").last()).hasText(Pattern.compile("^1?[0-9]?[0-9]\\.[0-9] km$"));
        browser.inspect("theaters-near");
        browser.inspectForced("theaters-near");
        visit("theaters?city=Nowhere");
        assertThat(page().locator(".notice")).containsText("No theater is in a city of that name");
        browser.inspect("theaters-none");
    }

    @Test
    @Tag("F-502")
    void ofCitiesWithOneNameEachLeadsToItsOwnTheaters() {
        for (var state : List.of("ME", "OR")) {
            visit("theaters");
            page().locator(".cities li")
                    .filter(new Locator.FilterOptions()
                            .setHasText(Pattern.compile("Portland\\s*" + state + " · 1 theater")))
                    .getByRole(AriaRole.LINK)
                    .click();
            assertThat(page()).hasURL(Pattern.compile("theaters\\?city=Portland&state=" + state + "$"));
            assertThat(page().locator("h1")).hasText("Theaters near Portland, " + state);
            assertThat(page().locator(".theaters ol li").first()).containsText("Portland, " + state);
            assertThat(page().locator("#city")).hasValue("Portland, " + state);
        }
        page().locator("#city").fill("Portland");
        page().keyboard().press("Enter");
        assertThat(page().locator(".theaters")).containsText("2 cities have this name");
        assertThat(page().locator(".cities li")).hasCount(2);
        browser.inspect("theaters-choice");
        page().locator("#city").fill("Portland, ME");
        page().keyboard().press("Enter");
        assertThat(page().locator(".theaters ol li").first()).containsText("Portland, ME");
        visit("theaters?city=Portland&state=TX");
        assertThat(page().locator(".notice")).containsText("No theater is in a city of that name");
        visit("theaters?state=OR");
        assertThat(page().locator("h1")).hasText("Theaters near a city");
        assertThat(page().locator("#city")).hasValue("");
    }

    @Test
    @Tag("F-501")
    void anAddressThatNamesNobodySaysSo() {
        visit("people");
        assertThat(page().locator("h1")).hasText("Nobody is named");
        assertThat(page().locator(".notice")).containsText("This address names nobody");
    }

    @Test
    @Tag("F-502")
    void everyCityIsShownHoweverManyThereAreAndOneWithoutAPlaceHasItsTheatersToo() {
        var cities = IntStream.range(0, 450)
                .mapToObj(i -> "{\"city\":\"City " + i + "\",\"state\":\"" + (i == 0 ? "" : "MN") + "\",\"count\":1"
                        + (i == 0 ? "" : ",\"near\":[-93.2,44.9]") + "}")
                .collect(Collectors.joining(",", "{\"cities\":[", "],\"total_results\":450}"));
        page().route(
                        Pattern.compile("/theaters/cities"),
                        route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(cities)));
        page().route(
                        Pattern.compile("/theaters\\?city=City\\+0&state=&"),
                        route -> route.fulfill(
                                new com.microsoft.playwright.Route.FulfillOptions()
                                        .setContentType("application/json")
                                        .setBody(
                                                "{\"theaters\":[{\"_id\":1,\"location\":{\"address\":{\"street1\":\"Somewhere\"}}}],\"page\":0}")));
        visit("theaters");
        var list = page().locator(".cities li");
        assertThat(page().locator(".theaters")).containsText("Showing 200 of 450 cities");
        page().getByText("More cities").click();
        assertThat(list).hasCount(400);
        page().getByText("More cities").click();
        assertThat(list).hasCount(450);
        assertThat(page().getByText("More cities")).hasCount(0);
        list.first().getByRole(AriaRole.LINK).click();
        assertThat(page().locator("h1")).hasText("Theaters near City 0");
        assertThat(page().locator(".theaters ol li")).containsText("Somewhere");
    }

    @Test
    @Tag("F-310")
    void favouritesBringARowAndComeFirstAmongTheGenres() {
        var member = Visitor.user(site());
        member.account()
                .preferences("{\"favourite_genres\":[\"Western\"],\"favourite_people\":[\"Alfred Hitchcock\"]}");
        browser.begin(member.account().login(member.email(), Visitor.PASSWORD).text());
        new BrowsePage(visit("")).line();
        var row = page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("For you"));
        assertThat(row.locator(".card")).hasCount(5);
        assertThat(row).containsText("Psycho");
        assertThat(page().locator(".genre").first()).containsText("Western");
        assertThat(films(page().locator(".genre").first()))
                .isLessThan(films(page().locator(".genre").nth(1)));
        browser.inspect("for-you");
        new DoorPage(page()).logOut();
        assertThat(row).hasCount(0);
    }

    private static int films(Locator genre) {
        return Integer.parseInt(genre.locator(".numbers").innerText());
    }

    @Test
    @Tag("F-311")
    void whatIsSaidAboutTheDataIsWhatTheServerKnowsOfIt() {
        page().route(Pattern.compile("/movies/config-options"), route -> {
            var answer = route.fetch();
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replace("\"demo_data\":true", "\"demo_data\":false")));
        });
        visit("status");
        assertThat(page().locator(".notice")).containsText("with films that were loaded into it");
        page().locator("footer.bottom").scrollIntoViewIfNeeded();
        assertThat(page().locator("footer.bottom"))
                .containsText("Films that were loaded into the database sample_mflix, which is embedded");
        visit(GREAT_TRAIN_ROBBERY);
        assertThat(page().locator(".film")).containsText("IMDb");
        assertThat(page().locator("main")).not().containsText("made up");
        visit("explore");
        assertThat(page().locator(".facet").first()).isVisible();
        assertThat(page().locator("main")).not().containsText("made up");
    }
}
