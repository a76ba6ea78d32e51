package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was proved on this system, as somebody sees it who runs the checks. */
class StatusBrowserIT extends SiteBrowserTest {
    private static final String LIST = "**/api/v1/status";
    private static final String CHECKS = "**/api/v1/status/*";
    private static final String NEWER_THAN_ANY_LIST = "2999-01-01T00:00:00.000Z";
    private static final Map<String, String> WORDS =
            Map.of("pass", "Passed", "fail", "Failed", "not_applicable", "Not applicable", "unknown", "Not run");

    private StatusPage status() {
        visit("status");
        return new StatusPage(page());
    }

    private BsonDocument reply() {
        return site().anyone().status().all().json();
    }

    private List<BsonDocument> tickets() {
        return reply().getArray("tickets").stream().map(BsonValue::asDocument).toList();
    }

    /** The page gets what the site says, changed in this way. */
    private void changed(UnaryOperator<BsonDocument> change) {
        page().route(LIST, route -> fulfil(route, 200, change.apply(reply())));
    }

    private static void fulfil(Route route, int status, BsonDocument body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(body.toJson()));
    }

    @Test
    void sixTicketsOfTheMissionStandLargeAboveTenOthers() {
        var status = status();
        assertThat(status.tickets()).hasCount(16);
        assertThat(page().locator("article.large")).hasCount(6);
        assertThat(page().locator("article h3").allInnerTexts())
                .isEqualTo(tickets().stream()
                        .map(ticket -> ticket.getString("title").getValue())
                        .toList());
        browser.inspect("status");
    }

    @Test
    @Tag("timeouts")
    void codeAppearsWhenItsCheckHasPassedAndIsCopied() {
        var status = status().run("Timeouts");
        assertThat(status.result("Timeouts")).containsText("Passed");
        assertThat(status.ticket("Timeouts").locator("code")).hasText("5addf035498efdeb55e90b01");
        assertThat(status.ticket("Timeouts")).containsText(Pattern.compile("and at most\\s*2,500 ms"));
        assertThat(status.ticket("Timeouts")).containsText("Checked just now, in ");
        assertThat(page().locator("#polite")).hasText("Timeouts: Passed");
        assertThat(status.button("Copy the code of Timeouts")).isHidden();
        status.openCode("Timeouts").button("Copy the code of Timeouts").click();
        assertThat(page().locator("#polite")).hasText("Copied the code of Timeouts");
        assertThat(status.button("Copy the code of Timeouts")).isVisible();
        assertThat(page().evaluate("navigator.clipboard.readText()")).isEqualTo("5addf035498efdeb55e90b01");
    }

    @Test
    @Tag("timeouts")
    void codeIsSelectedWhereThereIsNoClipboard() {
        page().addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        status().run("Timeouts")
                .openCode("Timeouts")
                .button("Copy the code of Timeouts")
                .click();
        assertThat(page().locator("#polite")).hasText("Selected the code of Timeouts");
        assertThat(page().evaluate("getSelection().toString()")).isEqualTo("5addf035498efdeb55e90b01");
    }

    @Test
    @Tag("least_privilege")
    void ticketThatDoesNotApplyIsNoSuccessAndHasNoCode() {
        var status = status().run("Principle of Least Privilege");
        assertThat(status.result("Principle of Least Privilege")).containsText("Not applicable");
        assertThat(status.ticket("Principle of Least Privilege").locator("code"))
                .hasCount(0);
        var colour =
                status.result("Principle of Least Privilege").evaluate("element => getComputedStyle(element).color");
        assertThat(colour)
                .isNotEqualTo(page().locator(".tally [data-result=pass] dt")
                        .evaluate("element => getComputedStyle(element).color"));
    }

    @Test
    void runAllTurnsAllSixteenToTheirResultsAndLeavesNothingBehind() {
        var admin = Visitor.admin(site());
        browser.begin(admin.welcome());
        var comments = admin.reports().commenters().text();
        var status = status();
        status.button("Run all").click();
        assertThat(page().locator("progress")).isVisible();
        assertThat(page().locator(".round")).containsText(" of 16");
        assertThat(page().locator("[aria-busy=true] .verdict")).containsText("Running");
        status.awaitTheEndOf(16);
        for (var ticket : tickets()) {
            var title = ticket.getString("title").getValue();
            assertThat(status.result(title))
                    .containsText(
                            title.equals("Migration")
                                    ? "To do"
                                    : WORDS.get(ticket.getString("result").getValue()));
            assertThat(status.ticket(title).locator("code")).hasCount(ticket.containsKey("code") ? 1 : 0);
        }
        assertThat(page().locator(".tally [data-result=unknown] dd")).hasText("0");
        assertThat(page().locator(".tally [data-result=not_applicable] dd")).hasText("1");
        assertThat(admin.users()
                        .find("status.invalid")
                        .json()
                        .getNumber("total_results")
                        .intValue())
                .isZero();
        assertThat(admin.reports().commenters().text()).isEqualTo(comments);
        browser.inspect("status-all", Browser.View.values());
        browser.inspectForced("status-all");
    }

    @Test
    @Tag("F-303")
    void aStrangerReadsWhatTheSixteenAreAndWhyEachMatters() {
        status();
        assertThat(page().locator(".page-head")).containsText("MongoDB’s course M220");
        assertThat(page().locator("article .why")).hasCount(16);
        for (var ticket : page().locator("article").all()) {
            assertThat(ticket.locator("summary").first())
                    .hasText(Pattern.compile("^(What was seen|How it is checked)"));
        }
        assertThat(page().locator("main")).not().containsText("wait_queue_ms");
        assertThat(page().getByText("Failed")).isVisible();
        assertThat(page().locator(".tally [data-result=fail] dd"))
                .hasCSS("color", (String) page().locator(".tally [data-result=unknown] dt")
                        .evaluate("element => getComputedStyle(element).color"));
    }

    @Test
    @Tag("F-303")
    void workThatWaitsIsToDoWithTheButtonThatLeadsThere() {
        changed(reply -> withMigration(reply, "fail"));
        var status = status();
        assertThat(status.result("Migration")).containsText("To do");
        assertThat(page().locator(".tally [data-result=todo] dd")).hasText("1");
        assertThat(page().locator(".tally [data-result=fail] dd")).hasText("0");
        browser.inspect("status-to-do");
        status.ticket("Migration").getByText("Run the migration").click();
        assertThat(page()).hasURL(Pattern.compile("signup\\?next=admin%2Fmigrations%2Fmovies-lastupdated$"));
        assertThat(page().getByLabel("Make this account an administrator")).isVisible();
        browser.begin(Visitor.admin(site()).welcome());
        status().ticket("Migration").getByText("Run the migration").click();
        assertThat(page()).hasURL(Pattern.compile("admin/migrations/movies-lastupdated$"));
    }

    private static BsonDocument withMigration(BsonDocument reply, String result) {
        for (var ticket : reply.getArray("tickets")) {
            if (ticket.asDocument().getString("ticket").getValue().equals("migration")) {
                ticket.asDocument()
                        .append("result", new BsonString(result))
                        .append("message", new BsonString("7 of 9 movies still have a string."))
                        .append("evidence", new BsonDocument("convertible", new BsonInt32(7)))
                        .remove("code");
            }
        }
        return reply;
    }

    @Test
    @Tag("F-303")
    void aRoundEndsWithASentenceForAllToSee() {
        page().route(
                        CHECKS,
                        route -> fulfil(route, 200, passed(route.request().url().replaceAll(".*/", ""))));
        var status = status();
        status.button("Run all").click();
        status.awaitTheEndOf(1);
        assertThat(page().locator(".round")).containsText("All 16 checks have ended: 16 passed.");
        assertThat(page().locator("#toast")).containsText("All 16 checks have ended: 16 passed.");
    }

    private BsonDocument passed(String name) {
        return tickets().stream()
                .filter(one -> one.getString("ticket").getValue().equals(name))
                .findFirst()
                .orElseThrow()
                .append("result", new BsonString("pass"))
                .append("checked_at", new BsonString(NEWER_THAN_ANY_LIST));
    }

    @Test
    void checkThatFailsOrCannotBeRunStopsNothing() {
        browser.expect("500 for");
        var asked = new ArrayList<String>();
        page().route(CHECKS, route -> {
            var name = route.request().url().replaceAll(".*/", "");
            asked.add(name);
            var ticket = tickets().stream()
                    .filter(one -> one.getString("ticket").getValue().equals(name))
                    .findFirst()
                    .orElseThrow();
            ticket.remove("code");
            var isBroken = asked.size() == 2;
            fulfil(
                    route,
                    isBroken ? 500 : 200,
                    isBroken
                            ? new BsonDocument("detail", new BsonString("Something broke."))
                            : ticket.append("result", new BsonString("fail"))
                                    .append("message", new BsonString("It does not hold."))
                                    .append("checked_at", new BsonString(NEWER_THAN_ANY_LIST)));
        });
        var status = status();
        status.button("Run all").click();
        assertThat(page().getByText("It does not hold.")).hasCount(15);
        status.awaitTheEndOf(1);
        assertThat(asked)
                .isEqualTo(tickets().stream()
                        .map(ticket -> ticket.getString("ticket").getValue())
                        .toList());
        assertThat(status.tickets().nth(1)).containsText("It could not be run: Something broke.");
        assertThat(page().locator(".tally [data-result=fail] dd")).hasText(Pattern.compile("1[456]"));
        browser.inspect("status-failed");
    }

    @Test
    void roundIsStoppedAfterTheCheckThatRuns() {
        var held = new ArrayList<Route>();
        page().route(CHECKS, held::add);
        var status = status();
        status.button("Run all").click();
        assertThat(page().locator(".round")).containsText("1 of 16");
        status.button("Stop").click();
        assertThat(status.button("Stopping after this one")).isVisible();
        assertThat(held).hasSize(1);
        browser.inspect("status-stopping");
        fulfil(held.get(0), 200, tickets().get(0));
        status.awaitTheEndOf(1);
        assertThat(status.button("Run all")).isFocused();
        assertThat(held).hasSize(1);
    }

    @Test
    void checksAreRunByAdministratorsUnlessThisIsADemo() {
        changed(reply -> reply.append("demo_mode", BsonBoolean.FALSE));
        var status = status();
        assertThat(status.tickets()).hasCount(16);
        assertThat(page().locator(".round")).hasText("Log in as an administrator to run the checks.");
        assertThat(page().locator(".round a")).hasAttribute("href", "login?next=status");
        assertThat(page().locator("article footer button")).hasCount(0);
        browser.inspect("status-closed");
        browser.begin(Visitor.admin(site()).welcome());
        status = status();
        assertThat(status.button("Run all")).isVisible();
        assertThat(page().locator("article footer button")).hasCount(16);
    }

    @Test
    void memberReadsThatAdministratorsRunTheChecks() {
        changed(reply -> reply.append("demo_mode", BsonBoolean.FALSE));
        browser.begin(Visitor.user(site()).welcome());
        status();
        assertThat(page().locator(".round")).hasText("Only administrators run the checks.");
    }

    @Test
    void bannerSaysThatTheDatabaseIsEmbedded() {
        status();
        assertThat(page().locator(".notice"))
                .hasText(
                        "This site runs on its embedded database with the demo catalogue. Set MFLIX_DB_URI to use your MongoDB.");
        changed(reply -> reply.append("embedded", BsonBoolean.FALSE)
                .append("warnings", new BsonArray(List.of(new BsonString("The pool is larger than the limit.")))));
        page().reload();
        assertThat(page().locator(".notice")).hasText("The pool is larger than the limit.");
        browser.inspect("status-warned");
    }

    @Test
    void resultsFromMemoryShowTheirAge() {
        changed(reply -> {
            for (var ticket : reply.getArray("tickets")) {
                ticket.asDocument()
                        .append(
                                "checked_at",
                                new BsonString(Instant.now().minusSeconds(190).toString()))
                        .append("took_ms", new BsonInt32(1234));
            }
            return reply;
        });
        var status = status();
        assertThat(status.ticket("Timeouts")).containsText("Checked 3 minutes ago, in 1.2 s");
        assertThat(status.ticket("User Management")).containsText("Makes test data and removes it");
        assertThat(page().getByText("Makes test data and removes it")).hasCount(5);
    }

    @Test
    void listThatCannotBeReadSaysSoAndIsReadAgain() {
        page().route(LIST, Route::abort);
        visit("status");
        assertThat(page().locator(".notice")).containsText("The results could not be read");
        browser.inspect("status-away");
        page().unroute(LIST);
        var status = new StatusPage(page());
        status.button("Try again").click();
        assertThat(status.tickets()).hasCount(16);
    }
}
