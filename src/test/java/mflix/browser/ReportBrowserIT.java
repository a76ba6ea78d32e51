package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import mflix.testing.ChildServer;
import mflix.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who comments most, as an administrator reads it. */
@Tag("user_report")
class ReportBrowserIT extends SiteBrowserTest {
    private static final String CHART = "globalThis.Chart?.getChart(document.querySelector('canvas'))?.data";
    private static final String OPTIONS = "Chart.getChart(document.querySelector('canvas')).options";
    private static final String HIGHLIGHT =
            """
            () => {
              const probe = Object.assign(document.createElement('i'), { style: 'forced-color-adjust: none; color: Highlight' });
              document.body.append(probe);
              const { color } = getComputedStyle(probe);
              probe.remove();
              return color;
            }""";
    private static final String DARK_AMBER = "rgb(240, 181, 74)";
    private static final String LIGHT_AMBER = "rgb(125, 82, 0)";

    private Visitor admin;

    @BeforeEach
    void becomeAnAdministrator() {
        admin = Visitor.admin(site());
        browser.begin(admin.welcome());
    }

    private void report(String rows) {
        page().route(
                        "**/user/comment-report",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("{\"report\":[" + rows + "]}")));
        visit("user-report");
    }

    private void barsAre(String colour) {
        ChildServer.await(colour, () -> colour.equals(page().evaluate(CHART + "?.datasets[0].backgroundColor")));
    }

    private List<String> tableAsCsv() {
        return page().locator(".report tbody tr").all().stream()
                .map(row -> row.locator("th").innerText() + ","
                        + row.locator("td").last().innerText())
                .toList();
    }

    @Test
    @Tag("F-545")
    @Tag("F-546")
    void twentyMostActiveAreATableAndAPictureWithASummary() {
        visit("user-report");
        assertThat(page().locator(".report tbody tr")).hasCount(20);
        assertThat(page().locator(".report tbody tr").nth(19)).containsText("20");
        assertThat(page().locator("canvas")).hasAttribute("aria-hidden", "true");
        assertThat(page().locator(".lead")).containsText("leads with ");
        ChildServer.await("twenty bars", () -> Integer.valueOf(20).equals(page().evaluate(CHART + "?.labels.length")));
        browser.inspect("report", Browser.View.values());
        browser.inspectForced("report");
        addressesAreWholeWhereThereIsRoom();
        twiceTheSizeOfTextFits();
        var first = page().locator(".report tbody th").first();
        var email = first.innerText();
        first.getByRole(AriaRole.LINK).click();
        assertThat(new UsersPage(page()).people()).containsText(email);
    }

    private void addressesAreWholeWhereThereIsRoom() {
        browser.show(Browser.View.DESK_DARK);
        ChildServer.await("whole labels at a desk", () -> labels().equals(page().evaluate(CHART + "?.labels")));
        browser.show(Browser.View.PHONE_DARK);
        ChildServer.await("short labels on a phone", () -> labels().stream().anyMatch(label -> label.endsWith("…")));
    }

    /** As the chart writes them. */
    private List<String> labels() {
        var labels = page().evaluate(
                        "globalThis.Chart?.getChart(document.querySelector('canvas'))?.scales.y.ticks.map(({ label }) => label)");
        return labels == null
                ? List.of()
                : ((List<?>) labels).stream().map(String::valueOf).toList();
    }

    /** As those have it who choose larger letters in their browser. */
    private void twiceTheSizeOfTextFits() {
        letters(32);
        assertThat(page().locator("html")).hasCSS("font-size", "32px");
        for (var view : List.of(Browser.View.DESK_DARK, Browser.View.TABLET_DARK)) {
            browser.show(view);
            browser.fits("report with 200 % text, " + view);
        }
        letters(16);
        browser.show(Browser.View.DESK_DARK);
    }

    private void letters(int pixels) {
        var sizes = new JsonObject();
        sizes.addProperty("standard", pixels);
        var asked = new JsonObject();
        asked.add("fontSizes", sizes);
        var session = page().context().newCDPSession(page());
        session.send("Page.setFontSizes", asked);
        session.detach();
    }

    @Test
    void pictureTakesItsColoursFromTheTokensAndFollowsTheTheme() {
        visit("user-report");
        barsAre(DARK_AMBER);
        page().getByLabel("Colours").selectOption("light");
        barsAre(LIGHT_AMBER);
        page().getByLabel("Colours").selectOption("");
        barsAre(DARK_AMBER);
        browser.show(Browser.View.DESK_LIGHT);
        barsAre(LIGHT_AMBER);
    }

    @Test
    @Tag("F-525")
    void pictureIsSeenInForcedColoursDarkAndLight() {
        visit("user-report");
        barsAre(DARK_AMBER);
        for (var colours : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page().emulateMedia(new Page.EmulateMediaOptions()
                    .setForcedColors(ForcedColors.ACTIVE)
                    .setColorScheme(colours));
            barsAre((String) page().evaluate(HIGHLIGHT));
            var ground =
                    (String) page().evaluate("getComputedStyle(document.querySelector('mflix-chart')).backgroundColor");
            var words = (String) page().evaluate(OPTIONS + ".scales.y.ticks.color");
            assertThat(Contrast.between(words, ground))
                    .as(words + " on " + ground)
                    .isGreaterThan(7);
            var bars = (String) page().evaluate(CHART + ".datasets[0].backgroundColor");
            assertThat(Contrast.between(bars, ground))
                    .as(bars + " on " + ground)
                    .isGreaterThan(3);
            browser.picture("report-forced-" + colours.name().toLowerCase(Locale.ROOT));
        }
        page().emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.NONE)
                .setColorScheme(ColorScheme.DARK));
        barsAre(DARK_AMBER);
    }

    @Test
    void fileHasTheDateInItsNameAndTheRowsOfTheTable() throws IOException {
        visit("user-report");
        var file = page().waitForDownload(
                        () -> page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download CSV"))
                                .click());
        assertThat(file.suggestedFilename()).matches("commenters-\\d{4}-\\d\\d-\\d\\d\\.csv");
        var lines = Files.readString(file.path()).split("\r\n");
        assertThat(lines[0]).isEqualTo("email,count");
        assertThat(List.of(lines).subList(1, lines.length)).isEqualTo(tableAsCsv());
    }

    @Test
    void fewerThanTwentyAreSaidToBeAllThereAre() {
        report("{\"_id\":\"<b>ada</b>@example.com\",\"count\":3},{\"_id\":\"ben@example.com\",\"count\":1}");
        assertThat(page().locator(".lead"))
                .hasText("2 people have commented so far, 4 times. <b>ada</b>@example.com leads with 3 comments.");
        assertThat(page().locator(".report tbody tr")).hasCount(2);
        browser.inspect("report-few");
    }

    @Test
    void nobodyAtAllIsSaid() {
        report("");
        assertThat(page().locator(".notice")).containsText("Nobody has written a comment yet");
        assertThat(page().locator("canvas")).hasCount(0);
        browser.inspect("report-none");
    }

    @Test
    void rightThatIsTakenAwayMeanwhileIsSaidWhenTheServerRefuses() {
        visit("user-report");
        assertThat(page().locator(".report tbody tr")).hasCount(20);
        var other = Visitor.admin(site());
        other.users().setAdmin(admin.email(), false);
        page().getByText("Download CSV").click();
        assertThat(page().locator(".notice")).containsText("You are logged in, but not as an administrator");
        browser.inspect("report-closed");
        page().reload();
        assertThat(page().locator("h1")).hasText("Only administrators can see this");
        assertThat(page()).hasURL(Pattern.compile("/user-report$"));
        browser.inspect("closed");
    }
}
