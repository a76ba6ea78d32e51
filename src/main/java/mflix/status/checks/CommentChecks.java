package mflix.status.checks;

import static com.mongodb.client.model.Filters.eq;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mflix.mongo.MongoConnection;
import mflix.status.checks.SiteClient.SiteReply;
import mflix.status.checks.TestUsers.Person;
import org.bson.types.ObjectId;

/** Comments as the running site shows and stores them. */
@Singleton
class CommentChecks {
    private static final int MOST_SHOWN = 1000;
    private static final String COMMENT = "/movies/comment";

    private final SiteClient site;
    private final FilmReplies films;
    private final StoredData stored;
    private final MongoConnection database;
    private final Clock clock;

    @Inject
    CommentChecks(SiteClient site, FilmReplies films, StoredData stored, MongoConnection database, Clock clock) {
        this.site = site;
        this.films = films;
        this.stored = stored;
        this.database = database;
        this.clock = clock;
    }

    CheckFinding getComments(CheckRun run) {
        var film = stored.mostCommentedFilm();
        if (film.isEmpty()) {
            return run.notApplicable("There are no comments.");
        }
        var comments = commentsOn(film.get());
        run.saw("comments", comments.size());
        for (int i = 0; i < comments.size(); i++) {
            run.require(
                    comments.get(i).getString("movie_id", "").equals(film.get().toHexString()),
                    "A comment on another film is shown.");
            run.require(
                    i == 0 || date(comments.get(i)).compareTo(date(comments.get(i - 1))) <= 0,
                    "Comments are not shown newest first.");
        }
        run.requireAtLeastOnceOfTwo(
                () -> commentsOn(film.get()).size()
                        == Math.min(MOST_SHOWN, stored.comments(eq("movie_id", film.get()))),
                "The film is shown with " + comments.size() + " comments; the database has another number.");
        site.get("/movies/id/" + new ObjectId()).requireStatus(404, "A film that does not exist");
        return run.passed("The most commented film shows its " + comments.size() + " comments, newest first.");
    }

    CheckFinding createUpdateComments(CheckRun run) {
        try (var people = new TestUsers(site, database, clock)) {
            var film = firstFilm();
            if (film.isEmpty()) {
                return run.notApplicable("There are no films.");
            }
            var owner = people.registered();
            var other = people.registered();
            var written = write(run, owner, film.get());
            var first = site.send("PUT", COMMENT, change(written, "Changed by another."), other.token());
            first.requireStatus(403, "A change of another's comment");
            run.require(
                    text(film.get(), FilmReplies.id(written)).equals(written.getString("text")),
                    "A refused change has changed the text.");
            requireChange(run, owner, written);
            return run.passed("Comments are written, and changed by their writers only.");
        }
    }

    private void requireChange(CheckRun run, Person owner, JsonObject written) {
        var blank = site.send("PUT", COMMENT, change(written, "  "), owner.token());
        run.require(blank.status() == 400, "A blank text was not refused with 400, but " + blank.status() + ".");
        var reply = site.send("PUT", COMMENT, change(written, "Changed by its writer."), owner.token());
        run.require(reply.status() == 200, "A writer could not change the comment: " + reply.status() + ".");
        var changed = named(comments(reply), FilmReplies.id(written)).orElseThrow();
        run.require(changed.getString("text").equals("Changed by its writer."), "The new text is not shown.");
        run.require(date(changed).compareTo(date(written)) > 0, "A changed comment did not get a later date.");
    }

    CheckFinding deleteComments(CheckRun run) {
        try (var people = new TestUsers(site, database, clock)) {
            var film = firstFilm();
            if (film.isEmpty()) {
                return run.notApplicable("There are no films.");
            }
            var owner = people.registered();
            var other = people.registered();
            var before = stored.commentsOn(new ObjectId(film.get()));
            var path = COMMENT + "/" + FilmReplies.id(write(run, owner, film.get()));
            site.send("DELETE", path, other.token()).requireStatus(403, "A deletion of another's comment");
            run.require(
                    stored.commentsOn(new ObjectId(film.get())).size() > before.size(), "A refused deletion deleted.");
            site.send("DELETE", path, owner.token()).requireStatus(200, "A deletion of a comment by its writer");
            site.send("DELETE", path, owner.token()).requireStatus(404, "A second deletion of a comment");
            run.saw("other_comments", before.size());
            requireUntouched(run, film.get(), before);
            return run.passed("Comments are deleted by their writers only, once, and no other goes with them.");
        }
    }

    private void requireUntouched(CheckRun run, String film, Set<ObjectId> before) {
        var gone = new HashSet<>(before);
        gone.removeAll(stored.commentsOn(new ObjectId(film)));
        run.require(
                gone.isEmpty(),
                gone.size() + " other comments of the film are gone; unless their writers deleted them just now, the"
                        + " deletion took too much: run this check again.");
    }

    private JsonObject write(CheckRun run, Person owner, String film) {
        var body = SiteClient.object().add("movie_id", film).add("comment", "Written by a check.");
        var reply = site.send("POST", COMMENT, body, owner.token());
        run.require(reply.status() == 201, "A comment could not be written: " + reply.status() + ".");
        var id = reply.text("comment_id");
        var written = comments(reply).stream().findFirst();
        run.require(
                written.filter(first -> FilmReplies.id(first).equals(id)).isPresent(),
                "A new comment is not the first shown.");
        return written.orElseThrow();
    }

    private Optional<String> firstFilm() {
        return films.page("/movies").ids().stream()
                .filter(FilmReplies::isOpened)
                .findFirst();
    }

    private List<JsonObject> commentsOn(ObjectId film) {
        var path = "/movies/id/" + film;
        var reply = site.get(path);
        FilmReplies.requireAnswered(reply, path);
        return comments(reply.json().getJsonObject("movie"));
    }

    private String text(String film, String comment) {
        return named(commentsOn(new ObjectId(film)), comment)
                .map(row -> row.getString("text", ""))
                .orElse("");
    }

    private static Optional<JsonObject> named(List<JsonObject> comments, String id) {
        return comments.stream().filter(row -> FilmReplies.id(row).equals(id)).findFirst();
    }

    private static JsonObjectBuilder change(JsonObject comment, String text) {
        return SiteClient.object().add("comment_id", FilmReplies.id(comment)).add("updated_comment", text);
    }

    private static List<JsonObject> comments(SiteReply reply) {
        return comments(reply.json());
    }

    private static List<JsonObject> comments(JsonObject holder) {
        return holder == null ? List.of() : FilmReplies.objects(holder.getJsonArray("comments"));
    }

    private static String date(JsonObject comment) {
        return comment.getString("date", "");
    }
}
