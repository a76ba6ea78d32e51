package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import mflix.ChildServer;
import mflix.FakeReplicaSet;
import mflix.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a site whose database goes away and comes back. */
@Tag("error_handling")
class AwayBrowserIT {
    private static final String OPTIONS = "minPoolSize=0&serverSelectionTimeoutMS=1000&heartbeatFrequencyMS=500";

    @RegisterExtension
    final Browser browser = new Browser();

    @Test
    void pagesSayThatTheDatabaseIsAwayAndGoOnWhenItIsBack(@TempDir Path temp) {
        browser.expect("503 for");
        var page = browser.page();
        try (var set = new FakeReplicaSet();
                var server = started(temp, set)) {
            browser.begin(Visitor.admin(server.site()).welcome());
            page.navigate(server.site().root() + "admin/system");
            assertThat(page.locator(".gauge")).hasCount(3);
            set.stepDown();
            assertThat(page.locator(".pool")).containsText("asking again");
            reportSaysSo(page, server);
            statusStillAnswers(page, server);
            set.stepUp();
            ChildServer.await("the recovery", () -> server.site().get("/movies").status() == 200);
            page.navigate(server.site().root() + "user-report");
            assertThat(page.locator(".notice")).containsText("Nobody has written a comment yet");
        }
    }

    private void reportSaysSo(Page page, ChildServer server) {
        page.navigate(server.site().root() + "user-report");
        assertThat(page.locator(".notice")).containsText("Asking again in 2 s (1 of 3).");
        assertThat(page.locator(".notice")).containsText("The report could not be read");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again")))
                .isVisible();
        browser.inspect("report-away");
    }

    private void statusStillAnswers(Page page, ChildServer server) {
        page.navigate(server.site().root() + "status");
        var status = new StatusPage(page);
        assertThat(status.tickets()).hasCount(16);
        status.run("Connection");
        assertThat(status.result("Connection")).containsText("Failed");
        assertThat(status.ticket("Connection").locator("code")).hasCount(0);
        browser.inspect("status-database-away");
    }

    private static ChildServer started(Path temp, FakeReplicaSet set) {
        var environment =
                Map.of("MFLIX_DB_URI", set.uri(OPTIONS), "MFLIX_DEMO_MODE", "true", "MFLIX_PASSWORD_COST", "4");
        return ChildServer.start(temp, environment, "--grace", "0").awaitStarted();
    }
}
