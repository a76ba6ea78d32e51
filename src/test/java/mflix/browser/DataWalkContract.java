package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static mflix.browser.DataFacts.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.mongodb.client.MongoDatabase;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.regex.Pattern;
import mflix.testing.ChildServer;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page says of the data what the database holds and where it comes from, and nothing that is not so. */
abstract class DataWalkContract {
    private static final String MIGRATION = "admin/migrations/movies-lastupdated";
    private static final Pattern THEATERS =
            Pattern.compile("^\\s*(.+?)\\s+([A-Z]{2})\\b.*?([\\d,]+) theaters?\\s*$", Pattern.DOTALL);

    @RegisterExtension
    final Browser browser = new Browser();

    abstract DataOrigin origin();

    abstract Site walked();

    /** The same database that the site has, by a client of the test's own. */
    abstract MongoDatabase database();

    Visitor administrator() {
        return Visitor.admin(walked());
    }

    final Page page() {
        return browser.page();
    }

    private Page visit(String path) {
        page().navigate(walked().root() + path);
        return page();
    }

    /** A page has this text in that part; and it is as every page must be. */
    private void says(String path, String part, String text) {
        assertThat(visit(path).locator(part).first()).containsText(text);
        isTrue(path);
    }

    private void says(String path, String part, Pattern text) {
        assertThat(visit(path).locator(part).first()).containsText(text);
        isTrue(path);
    }

    /** The same of a report, which a server keeps for a minute. */
    private void reports(String path, String part, String text) {
        ChildServer.await("/" + path + " says " + text, () -> {
            var place = visit(path).locator(part).first();
            assertThat(place).containsText(Pattern.compile("\\d")); // before there is a report, there is no number
            return place.innerText().contains(text);
        });
        isTrue(path);
    }

    private void isTrue(String path) {
        var footer = page().locator("footer.bottom");
        page().waitForCondition(
                        () -> { // the foot is filled once it is seen, below a page that is complete
                            footer.scrollIntoViewIfNeeded();
                            return !footer.innerText().contains("MFlix shows");
                        });
        assertThat(footer).containsText(origin().footer(database().getName()));
        var mark = page().evaluate("document.documentElement.getAttribute('data-demo')");
        assertThat(mark == null ? "" : mark.toString().strip())
                .as("mark of " + path)
                .isEqualTo(origin().mark().orElse(""));
        assertThat(page().locator(".bar")).hasCount(0);
        assertThat(page().locator("body").innerText().toLowerCase(Locale.ROOT))
                .as(path)
                .doesNotContainPattern(origin().untrue());
    }

    private void starsAreMarked() {
        var said = page().locator(".stars").first().evaluate("stars => getComputedStyle(stars, '::after').content");
        assertThat(said).hasToString(origin() == DataOrigin.DEMO ? "\" made up\"" : "none");
    }

    @Test
    void visitorsReadWhatTheDatabaseHolds() {
        var facts = new DataFacts(database());
        says("", ".status-line", shown(facts.films()));
        starsAreMarked();
        assertThat(page().getByText("In this demo you may"))
                .isVisible(new IsVisibleOptions().setVisible(origin().mark().isPresent()));
        var genre = facts.mostFrequent("genres");
        says("?genre=" + query(genre.getKey()), ".status-line", shown(genre.getValue()));
        var film = facts.mostDiscussed();
        var comments = film.getValue();
        says(
                "movies/id/" + film.getKey().get("_id"),
                ".comments .quiet.numbers",
                Math.min(comments, 20) + " of " + counted(comments, "comment"));
        assertThat(page().locator("h1")).hasText(film.getKey().get("title").toString());
        assertThat(page().getByText("These figures are made up for the demo catalogue."))
                .hasCount(origin() == DataOrigin.DEMO ? 1 : 0);
        var director = facts.mostFrequent("directors");
        says(
                "people/" + query(director.getKey()).replace("+", "%20"),
                ".lead",
                pattern("directed " + counted(director.getValue(), "film")));
        reports("explore", ".lead", facts.years());
        var country = facts.mostFrequent("countries");
        says("country-results", "main", pattern(country.getKey() + "\\s*" + written(country.getValue())));
        says(
                "country-results?countries=" + query(country.getKey()),
                "main .quiet.numbers",
                counted(country.getValue(), "title"));
        says("theaters", "h1", "Theaters");
        theatersAreThere(facts);
        says("status", ".lead", "on this very server");
        assertThat(page().getByText("This site runs on its embedded database"))
                .hasCount(origin().notice().isPresent() ? 1 : 0);
        origin().notice()
                .ifPresent(
                        words -> assertThat(page().locator(".notice").first()).containsText(words));
        says("login", "h1", "Log in");
        says("signup", "h1", "Sign up");
        says("new-password", "h1", pattern("password"));
        says("no/such/page", "h1", "There is nothing here");
    }

    private void theatersAreThere(DataFacts facts) {
        var first = page().locator(".cities li").first();
        assertThat(first).isVisible();
        var words = THEATERS.matcher(first.innerText());
        assertThat(words.matches()).as(first.innerText()).isTrue();
        assertThat(words.group(3)).isEqualTo(written(facts.theaters(words.group(1), words.group(2))));
    }

    @Test
    void administratorsReadWhatTheDatabaseIs() {
        var facts = new DataFacts(database());
        var admin = administrator();
        browser.begin(admin.welcome().replace("\"isAdmin\":false", "\"isAdmin\":true"));
        says("account", ".who", admin.email());
        counts("admin", ".tiles", "users", "(?:person|people)");
        counts("admin/users", "main > * > .numbers", "users", "(?:person|people)");
        if (facts.nowIn("mflix_audit") == 0) {
            says("admin/audit", ".notice", "No administrator has done anything yet");
        } else {
            counts("admin/audit", "main > * > .numbers", "mflix_audit", "entr(?:y|ies)");
        }
        var leader = facts.mostActive();
        reports("user-report", ".lead", leader.getKey() + " leads with " + counted(leader.getValue(), "comment"));
        var film = facts.mostDiscussed().getKey();
        says("admin/films", "h1", "Import films");
        says("admin/films/new", "h1", pattern("film"));
        says("admin/films/" + film.get("_id"), "h1", pattern("film"));
        assertThat(page().getByLabel("Title", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(film.get("title").toString());
        says("admin/system", ".fact-list", origin().kind());
        assertThat(fact("Kind")).hasText(origin().kind());
        assertThat(fact("Data")).hasText(origin().data());
        assertThat(fact("Name")).hasText(facts.database());
        theMigrationIsThere(admin, facts);
    }

    private void theMigrationIsThere(Visitor admin, DataFacts facts) {
        var texts = facts.textsForDates();
        says("admin/migrations", ".migration", "lastupdated");
        if (texts > 0) {
            assertThat(page().locator(".migration").first())
                    .containsText(
                            Pattern.compile("To do\\s*" + written(texts) + " of " + written(facts.films()) + "\\b"));
        } else {
            assertThat(page().locator(".migration").first()).not().containsText("To do");
        }
        says(MIGRATION, "main", "lastupdated");
        var runs = admin.migrations().runs("movies-lastupdated").json().getArray("runs");
        if (runs.isEmpty()) {
            says(MIGRATION + "/runs/573a1390f29313caabcd42e8", "h1", "This run does not exist");
        } else {
            says(MIGRATION + "/runs/" + id(runs.get(0)), "h1", pattern("lastupdated"));
        }
    }

    private static String id(BsonValue run) {
        return ((BsonDocument) run).getString("id").getValue();
    }

    /** A page says how many there are of what others may add meanwhile. */
    private void counts(String path, String part, String collection, String unit) {
        var before = database().getCollection(collection).countDocuments();
        var words = Pattern.compile("([\\d,]+) " + unit);
        says(path, part, words);
        var found = words.matcher(page().locator(part).first().innerText());
        assertThat(found.find()).isTrue();
        assertThat(Long.parseLong(found.group(1).replace(",", "")))
                .as(path)
                .isBetween(before, database().getCollection(collection).countDocuments());
    }

    private Locator fact(String name) {
        return page().locator(".fact-list > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page().locator(
                                        "dt", new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$")))))
                .locator("dd");
    }

    private static String shown(long films) {
        return films > 20 ? "Showing 20 of " + written(films) + " films" : "All " + written(films) + " films";
    }

    private static String counted(long number, String unit) {
        return written(number) + " " + unit + (number == 1 ? "" : "s");
    }

    /** Also understood by browsers, which know neither quoting nor flags within. */
    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    private static String query(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
