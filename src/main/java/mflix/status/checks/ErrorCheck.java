package mflix.status.checks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.regex.Pattern;
import mflix.mongo.MongoConnection;
import mflix.mongo.MongoFailures;
import mflix.problem.ProblemKind;
import mflix.status.checks.SiteClient.SiteReply;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Whatever goes wrong, the caller receives a problem document without internal details. */
@Singleton
class ErrorCheck {
    private static final Pattern INSIDE =
            Pattern.compile("\\tat |Exception|\\b(com|org|java|jakarta|mflix)\\.[a-z]+\\.");
    private static final String NO_SUCH_COMMAND = "mflixAsksForWhatDoesNotExist";

    private final SiteClient site;
    private final MongoConnection database;
    private final Clock clock;

    @Inject
    ErrorCheck(SiteClient site, MongoConnection database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
    }

    CheckFinding errorHandling(CheckRun run) {
        named(run, site.get("/movies/id/foobar"), ProblemKind.INVALID_ID);
        named(run, site.get("/movies/id/" + "5".repeat(25)), ProblemKind.INVALID_ID);
        named(run, site.get("/movies/id/" + new ObjectId()), ProblemKind.NOT_FOUND);
        refused(run, site.get("/movies?page=-1"), ProblemKind.INVALID_PARAMETER);
        if (run.isAsked()) {
            try (var people = new TestUsers(site, database, clock)) {
                refused(run, people.register(people.registered()), ProblemKind.ALREADY_EXISTS);
            }
        }
        translated(run);
        return run.passed("Refusals say what was wrong in one form, and nothing about the inside.");
    }

    private static void named(CheckRun run, SiteReply reply, ProblemKind kind) {
        refused(run, reply, kind);
        run.require(reply.text("error").equals("Not found"), kind + " does not say \"Not found\" in error.");
    }

    private static void refused(CheckRun run, SiteReply reply, ProblemKind kind) {
        run.saw(kind.name(), reply.status());
        reply.requireStatus(kind.status(), "What must be " + kind);
        run.require(
                reply.text("code").equals(kind.name()),
                "The code " + kind + " was expected, not " + reply.text("code") + ".");
        run.require(!INSIDE.matcher(reply.text()).find(), "The answer " + kind + " tells about the inside.");
    }

    // The database must refuse this; its message must not reach the client.
    private void translated(CheckRun run) {
        try {
            database.documents().runCommand(new Document(NO_SUCH_COMMAND, 1));
        } catch (RuntimeException e) {
            var problem = MongoFailures.problemOf(e).orElseThrow(() -> e);
            run.saw("refused_command", problem.kind().status());
            run.require(
                    problem.kind() == ProblemKind.INTERNAL_ERROR, "A refused command became " + problem.kind() + ".");
            run.require(
                    !problem.getMessage().contains(NO_SUCH_COMMAND)
                            && !INSIDE.matcher(problem.getMessage()).find(),
                    "The translation repeats the server's words.");
            return;
        }
        throw new CheckRun.Unmet("The database carried out a command that does not exist.");
    }
}
