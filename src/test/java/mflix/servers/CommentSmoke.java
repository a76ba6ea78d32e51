package mflix.servers;

import static mflix.servers.RefusalSmoke.refused;
import static org.assertj.core.api.Assertions.assertThat;

import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;

/** Comments: written, changed, removed, by their owner alone. */
final class CommentSmoke {
    private static final String FILM = "573a1390f29313caabcd42e8";

    private CommentSmoke() {}

    static void addTo(SmokeChecks checks, Site site) {
        checks.add("comment is written", () -> {
            var written = Visitor.user(site).comments().write(FILM, "  ☃ two\r\nlines ");
            assertThat(id(written)).hasSize(24);
            assertThat(site.anyone().comments().of(FILM).text()).contains("☃ two\\nlines");
        });
        checks.add("comment is changed", () -> {
            var ada = Visitor.user(site);
            var changed = ada.comments().edit(id(ada.comments().write(FILM, "one")), "changed " + ada.email());
            assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
            assertThat(site.anyone().comments().of(FILM).text()).contains("changed " + ada.email());
        });
        checks.add("comment is removed, by its address", () -> {
            var ada = Visitor.user(site);
            var comment = id(ada.comments().write(FILM, "one"));
            assertThat(ada.comments().delete(comment).status()).isEqualTo(200);
            refused(ada.comments().delete(comment), 404, "NOT_FOUND");
        });
        checks.add("comment is removed, by DELETE with a body", () -> {
            var ada = Visitor.user(site);
            var comment = id(ada.comments().write(FILM, "one"));
            assertThat(ada.comments().deleteByBody(comment).status()).isEqualTo(200);
        });
        checks.add("comment of somebody else", () -> {
            var comment = id(Visitor.user(site).comments().write(FILM, "mine"));
            for (var other : new Visitor[] {Visitor.user(site), Visitor.admin(site)}) {
                refused(other.comments().edit(comment, "theirs"), 403, "NOT_OWNER");
                refused(other.comments().delete(comment), 403, "NOT_OWNER");
            }
        });
        checks.add("comment that is too long, or empty", () -> {
            var ada = Visitor.user(site);
            refused(ada.comments().write(FILM, "x".repeat(2001)), 400, "VALIDATION_FAILED");
            refused(ada.comments().write(FILM, " "), 400, "VALIDATION_FAILED");
        });
        checks.add("pages of comments", () -> {
            var ada = Visitor.user(site);
            id(ada.comments().write(FILM, "one"));
            id(ada.comments().write(FILM, "two"));
            var page = site.anyone().comments().of(FILM, "entries_per_page", 1);
            assertThat(page.json().getArray("comments")).hasSize(1);
            assertThat(page.header("Link")).contains("rel=\"next\"");
            var next = page.json().getString("next").getValue();
            assertThat(site.anyone()
                            .comments()
                            .of(FILM, "entries_per_page", 1, "after", next)
                            .json()
                            .getArray("comments"))
                    .hasSize(1);
        });
        checks.add("report of commenters, as JSON and as CSV", () -> {
            var admin = Visitor.admin(site);
            assertThat(admin.reports().commenters().json().getArray("report")).hasSize(20);
            var csv = site.page(
                    "api/v1/user/comment-report", "Accept", "text/csv", "Authorization", "Bearer " + admin.token());
            assertThat(PageSmoke.text(PageSmoke.ok(csv, "text/csv"))).startsWith("email,count\r\n");
        });
    }

    static String id(Answer written) {
        assertThat(written.status()).as(written.toString()).isEqualTo(201);
        return written.json().getString("comment_id").getValue();
    }
}
