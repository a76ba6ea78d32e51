package mflix.status.checks;

import static com.mongodb.client.model.Filters.eq;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import mflix.mongo.CollectionName;
import mflix.mongo.MongoConnection;
import mflix.mongo.monitor.CommandMonitor;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;

/** The report on commenters: who may read it, and whether it is right. */
@Singleton
class ReportCheck {
    private static final String PATH = "/user/comment-report";
    private static final int PLACES = 20;

    private final SiteClient site;
    private final StoredData stored;
    private final MongoConnection database;
    private final Clock clock;

    @Inject
    ReportCheck(SiteClient site, StoredData stored, MongoConnection database, Clock clock) {
        this.site = site;
        this.stored = stored;
        this.database = database;
        this.clock = clock;
    }

    CheckFinding userReport(CheckRun run) {
        if (stored.comments(new Document()) == 0) {
            return run.notApplicable("There are no comments.");
        }
        try (var people = new TestUsers(site, database, clock)) {
            refused(people);
            var administrator = people.administrator();
            var first = rows(administrator.token());
            run.require(
                    majorityWasAskedFor(run) || majorityAfterAnother(run, administrator.token()),
                    "The report was not read with read concern majority, so it may show what is rolled back later.");
            requireRight(run, first);
            return run.passed("Administrators, and only they, see the " + first.size() + " most active commenters.");
        }
    }

    private void refused(TestUsers people) {
        site.get(PATH).requireStatus(401, "A report for nobody");
        var person = people.registered();
        site.get(PATH, person.token()).requireStatus(403, "A report for a user");
        site.get(PATH, signedByAnother(person.token())).requireStatus(401, "A report for a token of another key");
        people.expire(person);
        site.get(PATH, person.token()).requireStatus(401, "A report for an expired session");
    }

    private List<JsonObject> rows(String token) {
        var answer = site.get(PATH, token);
        answer.requireStatus(200, "A report for an administrator");
        return FilmReplies.objects(answer.json().getJsonArray("report"));
    }

    // Another report over the comments may have been sent in between.
    private boolean majorityAfterAnother(CheckRun run, String token) {
        rows(token);
        return majorityWasAskedFor(run);
    }

    private boolean majorityWasAskedFor(CheckRun run) {
        var concern = database.commands()
                .last("aggregate", CollectionName.COMMENTS.inDatabase())
                .map(CommandMonitor.Sent::readConcern)
                .orElseGet(BsonDocument::new);
        var level = concern.getString("level", new BsonString("server's own")).getValue();
        run.saw("read_concern", level);
        return level.equals("majority");
    }

    private void requireRight(CheckRun run, List<JsonObject> rows) {
        var commenters = stored.commenters();
        run.saw("rows", rows.size());
        run.saw("commenters", commenters);
        run.require(
                rows.size() == Math.min(PLACES, commenters),
                "The report has " + rows.size() + " rows, but there are " + commenters + " commenters.");
        for (int i = 1; i < rows.size(); i++) {
            run.require(isBefore(rows.get(i - 1), rows.get(i)), "The report is not ordered by count and e-mail.");
        }
        if (!rows.isEmpty()) {
            requireCount(run, rows.get(0));
            requireCount(run, rows.get(rows.size() - 1));
        }
    }

    private void requireCount(CheckRun run, JsonObject row) {
        run.requireAtLeastOnceOfTwo(
                () -> stored.comments(eq("email", FilmReplies.id(row))) == count(row),
                "A row of the report says " + count(row) + " comments; the database has another number.");
    }

    private static boolean isBefore(JsonObject one, JsonObject other) {
        return count(one) > count(other)
                || (count(one) == count(other) && FilmReplies.id(one).compareTo(FilmReplies.id(other)) < 0);
    }

    private static long count(JsonObject row) {
        return row.getJsonNumber("count").longValue();
    }

    /** The token with the signature of a key that no server has: random bytes, as many as HMAC-SHA256 makes. */
    private static String signedByAnother(String token) {
        var signature = new byte[32];
        new SecureRandom().nextBytes(signature);
        return token.replaceFirst(
                "[^.]*$", Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }
}
