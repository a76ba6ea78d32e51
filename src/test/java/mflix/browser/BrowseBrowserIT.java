package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Browse and search, as a visitor meets it. */
class BrowseBrowserIT extends SiteBrowserTest {

    private BrowsePage browse(String query) {
        visit(query);
        return new BrowsePage(page());
    }

    /** How many there are: those of the catalogue, and what other tests have added. */
    private int films() {
        return site().anyone().movies().list().json().getNumber("total_results").intValue();
    }

    @Test
    void theFirstPageShowsTwentyFilmsAndHowManyThereAre() {
        var browse = browse("").shows(20);
        assertThat(browse.films().first().locator(".poster")).isVisible();
        assertThat(browse.line()).hasText("Showing 20 of " + films() + " films, the most reviewed first");
        browser.inspect("browse", Browser.View.values());
    }

    @Test
    void moreFilmsMoveTheFocusToTheFirstNewOneAndTheAddressKnows() {
        var browse = browse("").shows(20).more().shows(40);
        assertThat(browse.films().nth(20)).isFocused();
        assertThat(browse.line()).containsText("Showing 40 of " + films() + " films");
        page().reload();
        browse.shows(40);
    }

    @Test
    void atTheEndTheButtonGoesAndTheLineSaysSo() {
        var browse = browse("?genre=Western").shows(7);
        assertThat(browse.line()).hasText("All 7 films, the most reviewed first");
        assertThat(browse.button("More films")).isHidden();
    }

    @Test
    @Tag("F-455")
    void moreFilmsThanAreCountedAreSaidAndTheNextPageBeginsAtItsPlace() {
        page().route(Pattern.compile("/api/v1/movies\\?"), route -> {
            var reply = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(reply)
                    .setBody(reply.text()
                            .replaceFirst(
                                    "\"total_results\":\\d+", "\"total_results\":100000,\"total_is_exact\":false")));
        });
        var browse = browse("").shows(20);
        assertThat(browse.line()).hasText("Showing 20 of 100,000 films or more, the most reviewed first");
        var second = page().waitForRequest(request -> request.url().contains("after="), browse::more);
        Assertions.assertThat(second.url()).contains("page=1");
        browse.shows(40);
        Assertions.assertThat(browse.films().evaluateAll("all => new Set(all.map(one => one.dataset.film)).size"))
                .isEqualTo(40);
    }

    @Test
    void filtersOfAllKindsAreCombinedAndEachCanBeRemoved() {
        var browse = browse("").shows(20).openPanel();
        page().getByLabel("In the cast").fill("Clint Eastwood");
        page().getByLabel("Western").check();
        page().locator(".panel button").click();
        assertThat(browse.chips()).containsText("Cast: Clint Eastwood");
        assertThat(browse.chips()).containsText("Genre: Western");
        assertThat(page()).hasURL(Pattern.compile("\\?cast=Clint\\+Eastwood&genre=Western$"));
        browser.inspect("browse-filtered");
        browser.inspectForced("browse-filtered");
        browse.remove("Cast: Clint Eastwood").shows(7);
        assertThat(page()).hasURL(Pattern.compile("\\?genre=Western$"));
        browse.remove("Genre: Western").shows(20);
        assertThat(browse.chips()).hasCount(0);
    }

    @Test
    @Tag("F-541")
    void aLeastRatingIsChosenAndFilmsWithoutAnyAreSaidToBeLeftOut() {
        var browse = browse("").shows(20).openPanel();
        var least = page().getByLabel("IMDb at least");
        least.selectOption("8");
        page().locator(".panel button").click();
        assertThat(page()).hasURL(Pattern.compile("\\?imdb_rating_from=8$"));
        assertThat(browse.chips()).containsText("IMDb at least: 8");
        assertThat(browse.line()).containsText("1 without such a value left out");
        assertThat(page().locator(".card .stars").first()).hasText(Pattern.compile("rated ★ [89]\\.\\d"));
        browse.openPanel();
        assertThat(least).hasValue("8");
        page().getByLabel("Western").check();
        page().locator(".panel button").click();
        assertThat(page()).hasURL(Pattern.compile("\\?genre=Western&imdb_rating_from=8$"));
        assertThat(browse.chips()).containsText("Genre: Western");
        browse.remove("IMDb at least: 8");
        assertThat(page()).hasURL(Pattern.compile("\\?genre=Western$"));
        assertThat(browse.line()).hasText(Pattern.compile("^(?!.*left out).+$"));
        browse.openPanel();
        assertThat(least).hasValue("");

        browse("?imdb_rating_from=7.5").openPanel();
        assertThat(least).hasValue("7.5");
        browse("?imdb_rating_from=9.9");
        assertThat(page().locator(".notice")).containsText("1 without such a value left out.");
    }

    @Test
    void thePanelSaysInWordsHowFiltersAreCombined() {
        browse("").openPanel();
        assertThat(page().locator(".panel"))
                .containsText("any of the genres, any of the people and any of the countries");
        browser.inspect("browse-panel");
    }

    @Test
    void facetsCountTheWholeResultAndFilterIt() {
        var browse = browse("?genre=Drama").shows(20).openFacets();
        assertThat(page().locator(".facet .numbers").first()).isVisible();
        assertThat(page().locator(".facet .numbers").allTextContents())
                .isNotEmpty()
                .allMatch(text -> text.equals("1 film") || text.matches("(?!1 )[\\d,]+ films"));
        browser.inspect("browse-facets");
        var films = browse.facet("60 to 89 min").locator(".numbers").innerText().replaceAll("\\D", "");
        browse.facet("60 to 89 min").click();
        assertThat(browse.chips()).containsText("Runtime: 60 to 89 min");
        assertThat(browse.line()).containsText(films);
        assertThat(page()).hasURL(Pattern.compile("genre=Drama&runtime=60$"));
    }

    @Test
    void nothingFoundNamesTheFiltersAndOffersTheTextInstead() {
        var browse = browse("?cast=clint+eastwood&countries=usa");
        assertThat(page().locator("main")).containsText("No film is like that");
        assertThat(page().locator(".notice")).containsText("clint eastwood");
        browser.inspect("browse-empty");
        page().getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("clint eastwood").setExact(true))
                .click();
        assertThat(browse.chips()).containsText("Text: \"clint eastwood\"");
        assertThat(browse.films().first()).isVisible();
    }

    @Test
    void aCountryAloneOffersAllOfItsTitles() {
        browse("?countries=Japan");
        var door = page().locator("a.way");
        assertThat(door).hasText(Pattern.compile("All \\d+ titles of Japan"));
        assertThat(door).hasAttribute("href", "country-results?countries=Japan");
    }

    @Test
    void comingBackFromAFilmShowsTheSameFilmsAtTheSamePlace() {
        var browse = browse("").shows(20).more().shows(40);
        var title = browse.films().nth(30).locator(".card-title").innerText();
        browse.films().nth(30).click();
        assertThat(page().locator("h1")).hasText(title);
        page().goBack();
        browse.shows(40);
        assertThat(browse.films().nth(30)).isFocused();
        assertThat(browse.films().nth(30)).isInViewport();
        page().goForward();
        assertThat(page().locator("h1")).hasText(title);
    }

    @Test
    void aPastedAddressShowsTheSameFilms() {
        var browse = browse("").shows(20).search("\"great train robbery\"").shows(1);
        var address = page().url();
        browse("").shows(20);
        page().navigate(address);
        browse.shows(1);
        assertThat(page().getByLabel("Search titles, actors and stories")).hasValue("\"great train robbery\"");
    }

    @Test
    void aPageThatIsNoNumberIsRefusedWithAWayToTheFirst() {
        var browse = browse("?page=abc");
        assertThat(page().locator(".notice")).containsText("page must be a whole number");
        browser.inspect("browse-refused");
        page().getByText("To the first films").click();
        browse.shows(20);
    }

    @Test
    void aLatePageIsShownAloneWithAWayBack() {
        browse("?page=7").shows(20);
        assertThat(page().locator("a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Earlier films")))
                .hasAttribute("href", "./?page=6");
    }

    @Test
    void withoutConnectionWhatWasThereStaysAndTheReasonStandsAbove() {
        var browse = browse("").shows(20);
        page().context().setOffline(true);
        page().locator(".genre").first().click();
        assertThat(page().locator(".notice")).containsText("These films could not be read");
        assertThat(page().locator(".bar")).containsText("No connection; what you see is from");
        browse.shows(20);
        browser.inspect("browse-offline", Browser.View.DESK_DARK, Browser.View.PHONE_LIGHT);
        page().context().setOffline(false);
        page().getByText("Try again").click();
        assertThat(browse.chips()).containsText("Genre: Drama");
        assertThat(browse.line()).containsText("Showing 20 of");
        assertThat(page().locator(".bar")).hasCount(0);
    }

    @Test
    void aPageThatDoesNotComeSaysSoAndIsThereOnceTheConnectionIsBack() {
        browser.neverIdle();
        var browse = browse("").shows(20);
        var title = browse.films().first().locator(".card-title").innerText();
        page().context().setOffline(true);
        browse.films().first().click();
        assertThat(page().locator("h1")).hasText("This page could not be opened");
        assertThat(page().locator("h1")).isFocused();
        assertThat(page()).hasTitle("This page could not be opened · MFlix");
        assertThat(page().locator(".notice")).containsText("The site cannot be reached");
        assertThat(page().locator(".bar")).containsText("No connection");
        browser.inspect("page-offline");
        page().goBack();
        browse.shows(20);
        page().goForward();
        assertThat(page().locator("h1")).hasText("This page could not be opened");
        page().context().setOffline(false);
        page().getByText("Try again").click();
        assertThat(page().locator("h1")).containsText(title);
    }

    @Test
    void aPanelThatDoesNotComeSaysSo() {
        var browse = browse("").shows(20);
        page().context().setOffline(true);
        browse.openFacets();
        assertThat(page().locator(".notice")).containsText("This could not be opened");
        browse.openFacets();
        assertThat(page().locator(".notice")).hasCount(0);
        browse.shows(20).openPanel();
        assertThat(page().locator(".notice")).containsText("The site cannot be reached");
        page().context().setOffline(false);
        page().getByText("Try again").click();
        browse.shows(20).openPanel();
        assertThat(page().getByLabel("In the cast")).isVisible();
    }

    @Test
    void theOriginOfTheFilmsIsAskedForWhenTheFooterIsSeenAndMayStayAway() {
        var asked = new ArrayList<Route>();
        page().route(Pattern.compile("/movies/config-options"), route -> {
            asked.add(route);
            route.abort();
        });
        var browse = browse("").shows(20);
        assertThat(asked).isEmpty();
        page().locator("footer").scrollIntoViewIfNeeded();
        page().waitForCondition(() -> !asked.isEmpty());
        assertThat(page().locator("mflix-about")).containsText("MongoDB’s sample films");
        browse.shows(20);
    }

    @Test
    @Tag("F-483")
    void anAddressThatLeadsNowhereSaysSoAndShowsSomeFilms() {
        assertThat(page().navigate(site().root() + "no/such/page").status()).isEqualTo(404);
        assertThat(page().locator("h1")).hasText("There is nothing here");
        assertThat(page().locator(".card")).hasCount(4);
        browser.inspect("nowhere");
        var title = page().locator(".card-title").first().textContent();
        page().locator(".card").first().click();
        assertThat(page().locator("h1")).hasText(title);
    }

    @Test
    @Tag("F-483")
    void anAddressThatLeadsNowhereSaysSoAlsoWithoutFilms() {
        page().route("**/api/v1/movies?*", route -> route.abort());
        visit("no/such/page");
        assertThat(page().locator("main")).containsText("This reel is missing");
        assertThat(page().locator("main").getByText("All films")).isVisible();
        assertThat(page().locator(".card")).hasCount(0);
    }

    @Test
    @Tag("F-482")
    void peopleAreSuggestedWhereTheirNamesMatchLetterByLetter() {
        browse("").shows(20);
        page().getByText("More ways to search").click();
        KnownPeople.answer(page());
        page().getByLabel("Directed by").pressSequentially("aki");
        assertThat(KnownPeople.shown(page())).hasCount(1);
        assertThat(KnownPeople.shown(page())).hasAttribute("value", "Akira Kurosawa");
        page().getByLabel("In the cast").pressSequentially(" ");
        assertThat(KnownPeople.shown(page())).hasCount(0);
    }

    @Test
    @Tag("F-295")
    void theHeadingIsTheQuestionAndOnAPhoneTheFirstFilmIsInSight() {
        browser.show(Browser.View.PHONE_LIGHT);
        browse("").shows(20);
        assertThat(page().locator("h1")).hasText("Pick a film for tonight");
        assertThat(page().locator(".hero")).containsText("MongoDB’s sample films on Jakarta EE");
        assertThat(top(page().locator(".card").first())).isLessThan(560);
        browse("?genre=Western&cast=Clint+Eastwood");
        assertThat(page().locator("h1")).hasText("Western films with Clint Eastwood");
        assertThat(page()).hasTitle("Western films with Clint Eastwood · MFlix");
        assertThat(page().locator(".genre").first()).containsText("Western");
        browse("?text=train&runtime=0&runtime=60&countries=USA");
        assertThat(page().locator("h1")).hasText("Films from USA for “train”, 0 to 59 min or 60 to 89 min");
    }

    private static double top(Locator locator) {
        assertThat(locator).isVisible();
        return locator.boundingBox().y;
    }

    @Test
    @Tag("F-295")
    void everyRowOfTheWallIsFull() {
        for (var view : Browser.View.values()) {
            browser.show(view);
            var browse = browse("").shows(20);
            assertThat(top(browse.films().nth(0))).isLessThan(top(browse.films().nth(19)));
            var rows = browse.films().all().stream()
                    .collect(Collectors.groupingBy(card -> Math.round(card.boundingBox().y), Collectors.counting()));
            assertThat(rows.values().stream().distinct()).as(view.toString()).hasSize(1);
        }
    }

    @Test
    @Tag("F-296")
    void whileASearchRunsTheLineSaysSoAndNothingElse() {
        var browse = browse("").shows(20);
        var held = new ArrayList<Route>();
        page().route(Pattern.compile("/movies/search"), held::add);
        browse.search("train");
        assertThat(browse.line()).hasText("Searching …");
        assertThat(browse.chips()).containsText("train");
        held.forEach(Route::resume);
        assertThat(browse.line()).containsText("the best match first");
    }

    @Test
    @Tag("F-297")
    void severalValuesOfAFacetAndSeveralGenresAreChosenOneByOne() {
        var browse = browse("?genre=Drama").shows(20).openFacets();
        var some = number(browse.facet("60 to 89 min"));
        var longer = number(browse.facet("90 to 119 min"));
        browse.facet("60 to 89 min").click();
        assertThat(browse.chips()).containsText("Runtime: 60 to 89 min");
        assertThat(browse.facet("90 to 119 min")).isVisible();
        assertThat(number(browse.facet("90 to 119 min"))).isEqualTo(longer);
        browse.facet("90 to 119 min").click();
        assertThat(browse.line()).containsText(String.valueOf(some + longer));
        assertThat(page()).hasURL(Pattern.compile("runtime=60&runtime=90$"));
        assertThat(browse.facet("60 to 89 min")).hasAttribute("aria-current", "true");
        browse("?genre=Western").shows(7);
        var wars = number(page().locator(".genre[data-genre=War]"));
        page().locator(".genre[data-genre=War]").click();
        assertThat(page()).hasURL(Pattern.compile("genre=Western&genre=War$"));
        // an earlier click may hit another genre: the row is drawn anew, the chosen ones first
        assertThat(page().locator(".genre[data-genre=War]")).hasAttribute("aria-current", "true");
        page().locator(".genre[data-genre=Western]").click();
        assertThat(browse.line()).containsText(Pattern.compile("\\b" + wars + " films"));
        page().goBack();
        assertThat(page().locator(".genre[data-genre=Western]")).hasAttribute("aria-current", "true");
        page().locator(".genre[data-genre=Western]").click();
        assertThat(page()).hasURL(Pattern.compile("\\?genre=War$"));
    }

    private static int number(Locator facet) {
        return Integer.parseInt(facet.locator(".numbers").innerText().replaceAll("\\D", ""));
    }

    @Test
    @Tag("F-298")
    void fromAFilmTheWayBackHasTheNameOfTheListAndLeadsToItsPlace() {
        visit("status");
        var browse = browse("?genre=Drama").shows(20).more().shows(40);
        browse.films().nth(30).click();
        var back = page().getByText("← Drama films");
        assertThat(back).isVisible();
        var entries = page().evaluate("history.length");
        back.click();
        browse.shows(40);
        assertThat(browse.films().nth(30)).isInViewport();
        assertThat(page().evaluate("history.length")).isEqualTo(entries);
        page().goBack();
        assertThat(page()).hasURL(Pattern.compile("/status$"));
        visit("movies/id/573a1390f29313caabcd42e8");
        page().getByText("← All films").click();
        browse.shows(20);
    }

    @Test
    @Tag("F-299")
    void theFirstFilmIsAFewKeysAway() {
        var browse = browse("").shows(20);
        page().keyboard().press("Tab");
        page().keyboard().press("Tab");
        assertThat(page().getByText("Skip to the films")).isFocused();
        page().keyboard().press("Enter");
        assertThat(browse.films().first()).isFocused();
        page().getByRole(AriaRole.SEARCHBOX).first().focus();
        page().keyboard().press("ArrowDown");
        assertThat(browse.films().first()).isFocused();
        page().locator(".genre").first().focus();
        page().keyboard().press("ArrowRight");
        assertThat(page().locator(".genre").nth(1)).isFocused();
        page().keyboard().press("End");
        assertThat(page().locator(".genre").last()).isFocused();
        page().keyboard().press("Tab");
        assertThat(page().locator(".decade[tabindex='0']")).isFocused();
        page().keyboard().press("Shift+Tab");
        assertThat(page().locator(".genre").last()).isFocused();
        visit("status");
        assertThat(page().getByText("Skip to the films")).isHidden();
    }

    @Test
    @Tag("F-300")
    void whenNothingIsFoundOneFilterLessIsOffered() {
        var browse = browse("?genre=War&cast=Nobody&runtime=0");
        assertThat(page().locator(".notice")).containsText("Runtime: 0 to 59 min");
        assertThat(page().locator(".notice")).not().containsText("Without Genre");
        browse("?genre=War&cast=Nobody");
        page().getByText("Without Cast “Nobody”").click();
        assertThat(browse.chips()).hasText(Pattern.compile("^\\s*Remove Genre: War"));
        assertThat(browse.films().first()).isVisible();
    }

    @Test
    @Tag("F-300")
    void aFilterThatIsNoneIsRefusedWithAWayOut() {
        var browse = browse("?runtime=banana");
        assertThat(page().locator(".notice")).containsText("runtime");
        assertThat(browse.button("Try again")).hasCount(0);
        page().locator(".notice").getByText("All films").click();
        browse.shows(20);
    }

    @Test
    @Tag("F-301")
    void whileAPageIsOnItsWayABarSaysSo() {
        var held = new ArrayList<Route>();
        page().route(Pattern.compile("/js/films/film-page\\.js"), held::add);
        var browse = browse("").shows(20);
        browse.films().first().click();
        assertThat(page().locator("body.on-the-way")).isVisible();
        held.forEach(Route::resume);
        assertThat(page().locator(".film h1")).isVisible();
        assertThat(page().locator("body.on-the-way")).hasCount(0);
    }

    @Test
    void theColoursAreChosenAndRemembered() {
        browse("");
        page().getByLabel("Colours").selectOption("light");
        page().reload();
        assertThat(page().locator("html")).hasAttribute("data-theme", "light");
        assertThat(page().getByLabel("Colours")).hasValue("light");
    }
}
