package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A film and its facts, as a visitor meets them. */
class FilmBrowserIT extends SiteBrowserTest {
    private static final String GREAT_TRAIN_ROBBERY = "movies/id/573a1390f29313caabcd42e8";
    private static final String FINDING_NEMO = "movies/id/573a13a5f29313caabd1333a";

    @Test
    void everythingKnownIsShownAndWhatIsMissingIsLeftOut() {
        visit(GREAT_TRAIN_ROBBERY);
        var film = page().locator(".film");
        assertThat(film.locator("h1")).hasText("The Great Train Robbery");
        assertThat(film).containsText("1903 · 11 min");
        assertThat(film).containsText("Edwin S. Porter");
        assertThat(film).not().containsText("Metacritic");
        assertThat(page()).hasTitle("The Great Train Robbery · MFlix");
        browser.inspect("film", Browser.View.values());
        browser.inspectForced("film");
    }

    @Test
    @Tag("F-527")
    void datesAreWrittenAsTheBrowserAsksForAndFiguresOfTheDemoAreSaidToBeMadeUp() {
        try (var german = Chromium.get()
                .newContext(new NewContextOptions().setLocale("de-DE").setTimezoneId("Pacific/Kiritimati"))) {
            var page = german.newPage();
            page.navigate(site().root() + FINDING_NEMO);
            assertThat(page.locator(".film")).containsText("30. Mai 2003"); // a release has no time, so no zone
            assertThat(page.evaluate(
                            "import('./js/lib/format.js').then(({ today }) => today(new Date('2026-01-05T12:00Z')))"))
                    .isEqualTo("2026-01-06");
            page.navigate(site().root().toString());
            assertThat(page.locator(".stars").first()).isVisible();
            assertThat(page.locator(".hero")).containsText("In this demo you may sign up as an administrator");
            assertThat(page.locator(".hero .only-demo-mode")).isVisible();
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.stars'), '::after').content"))
                    .isEqualTo("\" made up\"");
        }
    }

    @Test
    @Tag("F-528")
    void aFilmOfWhichOnlyTheTitleIsKnownHasNoHoleBeforeWhatIsSaidAboutIt() {
        page().route(
                        Pattern.compile("/api/v1/movies/id/"),
                        route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(
                                        "{\"movie\":{\"_id\":\"573a1390f29313caabcd42e8\",\"title\":\"Alone\",\"comments\":[]},\"movies\":[],"
                                                + "\"api\":\"java\",\"comments_total\":0}")));
        visit(GREAT_TRAIN_ROBBERY);
        assertThat(page().locator("#comments")).isVisible();
        var share = page().locator(".film .actions").boundingBox();
        var comments = page().locator("#comments").boundingBox();
        var poster = page().locator(".film .poster").boundingBox();
        assertThat(comments.y - share.y - share.height).isBetween(16.0, 80.0);
        assertThat(comments.x).isGreaterThan(poster.x + poster.width);
        assertThat(page().locator("footer.bottom").boundingBox().y).isGreaterThan(poster.y + poster.height);
        browser.inspect("film-bare");
    }

    @Test
    void aPersonLeadsToTheFilmsWithThem() {
        visit(GREAT_TRAIN_ROBBERY);
        link("A.C. Abadie").click();
        assertThat(page()).hasURL(Pattern.compile("people/A\\.C\\.%20Abadie$"));
        assertThat(page().locator(".card").first()).containsText("The Great Train Robbery");
        page().goBack();
        link("Edwin S. Porter").first().click();
        assertThat(page().locator("h1")).hasText("Edwin S. Porter");
        assertThat(page().locator(".role").first()).containsText("Directed");
    }

    @Test
    @Tag("F-503")
    void aFilmThatDoesNotExistSaysSoWithASearchBox() {
        for (var id : new String[] {"573a13b7f29313caabd490b9", "foobar"}) {
            visit("movies/id/" + id);
            assertThat(page().locator("h1")).hasText("This film does not exist");
            assertThat(page()).hasURL(Pattern.compile(id + "$"));
            assertThat(page().locator("main .notice p").first())
                    .containsText(id.equals("foobar") ? "24 signs" : "There is no film");
            assertThat(page().locator("main")).not().containsText("hex");
        }
        browser.inspect("film-missing");
        page().getByLabel("Search for another film").fill("metropolis");
        page().keyboard().press("Enter");
        assertThat(page().locator(".card").first()).isVisible();
    }

    @Test
    @Tag("F-503")
    void whatAnAddressLacksIsSaidInWordsForReadersEverywhere() {
        browser.begin(Visitor.admin(site()).welcome());
        for (var path : new String[] {"admin/films/foobar", "admin/migrations/movies-lastupdated/runs/foobar"}) {
            visit(path);
            assertThat(page().locator("main .notice p").first()).isVisible();
            assertThat(page().locator("main")).not().containsText("hex");
        }
        visit("admin/films/573a1390f29313caabcd42e");
        assertThat(page().locator("main .notice")).containsText("it must end in 24 signs");
    }

    @Test
    void dirtyValuesBreakNothing() {
        page().route(
                        Pattern.compile("/api/v1/movies/id/"),
                        route -> route.fulfill(
                                new com.microsoft.playwright.Route.FulfillOptions()
                                        .setContentType("application/json")
                                        .setBody(
                                                """
                        {"movie":{"_id":"573a1390f29313caabcd42e8","title":2046,"year":"1994è1998","runtime":"","released":null,
                         "genres":"Drama","cast":[null,"A <b>bold</b> one"],"imdb":{"rating":"","votes":"many"},"awards":{},
                         "tomatoes":{"viewer":{"rating":null}},"metacritic":{"$numberDouble":"NaN"},"num_mflix_comments":7,"comments":[]},
                         "updated_type":null,"api":"java","comments_total":0}""")));
        visit(GREAT_TRAIN_ROBBERY);
        assertThat(page().locator("h1")).hasText("2046");
        assertThat(page().locator(".film")).containsText("1994–1998");
        assertThat(page().locator(".film")).containsText("A <b>bold</b> one");
        assertThat(page().locator("main")).not().hasText(Pattern.compile("null|NaN|undefined|\\[object"));
    }

    @Test
    @Tag("F-302")
    void manyActorsAndALongStoryAreShortAtFirst() {
        var story = "It began in the spring. ".repeat(40);
        var cast = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> "\"Actor No " + i + "\"")
                .collect(Collectors.joining(","));
        page().route(
                        Pattern.compile("/api/v1/movies/id/"),
                        route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(
                                        "{\"movie\":{\"_id\":\"573a1390f29313caabcd42e8\",\"title\":\"Long\",\"fullplot\":\""
                                                + story + "\",\"cast\":[" + cast
                                                + "],\"comments\":[]},\"api\":\"java\",\"comments_total\":0}")));
        visit(GREAT_TRAIN_ROBBERY);
        assertThat(link("Actor No 10")).isVisible();
        assertThat(link("Actor No 11")).isHidden();
        page().getByText("and 20 more").click();
        assertThat(link("Actor No 30")).isVisible();
        assertThat(page().locator(".plot")).hasText(Pattern.compile("^(It began in the spring\\. ?){5,11}$"));
        page().getByText("The whole story").click();
        assertThat(page().locator(".film details .user-text")).containsText("spring. It");
        browser.inspect("film-long");
    }

    @Test
    @Tag("F-302")
    void underTheSentenceThatThereIsNoFilmStandsTheSearchOnAPhoneToo() {
        browser.show(Browser.View.PHONE_LIGHT);
        visit("movies/id/foobar");
        var sentence = page().locator("main h1").boundingBox();
        assertThat(page().locator("main .search").boundingBox().y).isGreaterThan(sentence.y + sentence.height);
        assertThat(page().locator("main .search").boundingBox().y)
                .isGreaterThan(page().locator("main .notice p").first().boundingBox().y);
    }

    private com.microsoft.playwright.Locator link(String name) {
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
