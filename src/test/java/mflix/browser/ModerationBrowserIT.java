package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator removes somebody's comment, and finds it in the list of what administrators did. */
@Tag("F-471")
class ModerationBrowserIT extends OwnFilmTest {

    @Test
    void commentIsRemovedWithAReasonThatTheAuditListKeeps() {
        var writer = Visitor.user(site());
        comment(writer, "Rude <b>words</b>.");
        var film = open();
        assertThat(film.comments()).hasCount(1);
        assertThat(film.button("Remove the comment by Vera Visitor")).hasCount(0);
        film = openAs(Visitor.admin(site()));
        film.button("Remove the comment by Vera Visitor").click();
        var reason = film.dialog().getByLabel("Reason");
        assertThat(reason).isFocused();
        assertThat(film.dialog()).containsText("Rude <b>words</b>.");
        browser.inspect("film-moderate");
        film.confirm("Remove");
        assertThat(film.dialog()).containsText("Say why");
        assertThat(film.comments()).hasCount(1);
        reason.fill("Not about the film & rude");
        film.confirm("Remove");
        assertThat(film.comments()).hasCount(0);
        assertThat(page().locator("#polite")).hasText("The comment is removed");
        visit("admin");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit list"))
                .click();
        var entry = rows().first();
        assertThat(entry).containsText("Comment removed");
        assertThat(entry).containsText("Rude <b>words</b>.");
        assertThat(entry).containsText(writer.email());
        assertThat(entry).containsText("Reason: Not about the film & rude");
        entry.getByRole(AriaRole.LINK).click();
        assertThat(page()).hasURL(Pattern.compile("/movies/id/" + film()));
    }

    @Test
    void auditListShowsOneKindAPageAtATime() {
        browser.begin(Visitor.admin(site()).welcome());
        visit("admin/users");
        page().getByText("Who gave whom the right").click();
        assertThat(page()).hasURL(Pattern.compile("/admin/audit\\?act=admin_made$"));
        assertThat(page().getByLabel("Show")).hasValue("admin_made");
        assertThat(rows().first()).containsText("as demo mode lets anybody");
        page().getByLabel("Show").selectOption("film_added");
        assertThat(page()).hasURL(Pattern.compile("/admin/audit\\?act=film_added$"));
        assertThat(rows().first()).containsText("A film of one test");
        browser.inspect("audit");
        visit("admin/audit?act=film_added&page=4000");
        assertThat(page().locator(".notice")).containsText("There are no entries on this page");
        page().getByText("The first page").click();
        assertThat(rows().first()).containsText("A film of one test");
    }

    @Test
    void auditListWithoutEntriesSaysWhatWillBeInIt() {
        listed("", 0);
        browser.begin(Visitor.admin(site()).welcome());
        visit("admin/audit");
        assertThat(page().locator(".notice")).containsText("No administrator has done anything yet");
        browser.inspect("audit-none");
        visit("admin/audit?act=password_reset");
        assertThat(page().locator(".notice")).containsText("Nobody has done that yet");
        page().locator(".notice").getByText("Everything").click();
        assertThat(page()).hasURL(Pattern.compile("/admin/audit$"));
    }

    @Test
    void actWhoseEndIsNotKnownSaysSo() {
        listed(
                "{\"_id\":\"5a9427648b0beebeb69579e7\",\"at\":\"2026-01-05T10:00:00.000Z\",\"by\":\"ada@example.com\","
                        + "\"act\":\"password_reset\",\"about\":{\"email\":\"ben@example.com\"},\"unconfirmed\":true}",
                1);
        browser.begin(Visitor.admin(site()).welcome());
        visit("admin/audit");
        assertThat(rows().first()).containsText("ben@example.com");
        assertThat(rows().first()).containsText("whether it was done is not known");
    }

    private void listed(String entries, int total) {
        var reply = "{\"entries\":[" + entries
                + "],\"page\":0,\"filters\":{},\"entries_per_page\":20,\"total_results\":" + total + "}";
        page().route(
                        "**/api/v1/admin/audit?*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(reply)));
    }

    private Locator rows() {
        return page().locator(".audit tbody tr");
    }
}
