package mflix.status;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.regex.Pattern;
import mflix.mongo.Database;
import mflix.mongo.Failures;
import mflix.problem.Kind;
import mflix.status.Stranger.Heard;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Whatever goes wrong, the caller gets a problem document and nothing of the inside. */
@Singleton
class ErrorCheck {
    private static final Pattern INSIDE =
            Pattern.compile("\\tat |Exception|\\b(com|org|java|jakarta|mflix)\\.[a-z]+\\.");
    private static final String NO_SUCH_COMMAND = "mflixAsksForWhatDoesNotExist";

    private final Stranger site;
    private final Database database;
    private final Clock clock;

    @Inject
    ErrorCheck(Stranger site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
    }

    Finding errorHandling(Trial trial) {
        named(trial, site.get("/movies/id/foobar"), Kind.INVALID_ID);
        named(trial, site.get("/movies/id/" + "5".repeat(25)), Kind.INVALID_ID);
        named(trial, site.get("/movies/id/" + new ObjectId()), Kind.NOT_FOUND);
        refused(trial, site.get("/movies?page=-1"), Kind.INVALID_PARAMETER);
        if (trial.isAsked()) {
            try (var people = new TestPeople(site, database, clock)) {
                refused(trial, people.register(people.registered()), Kind.ALREADY_EXISTS);
            }
        }
        translated(trial);
        return trial.passed("Refusals say what was wrong in one form, and nothing about the inside.");
    }

    private static void named(Trial trial, Heard heard, Kind kind) {
        refused(trial, heard, kind);
        trial.require(heard.text("error").equals("Not found"), kind + " does not say \"Not found\" in error.");
    }

    private static void refused(Trial trial, Heard heard, Kind kind) {
        trial.saw(kind.name(), heard.status());
        AccountChecks.answers(trial, heard, kind.status(), "What must be " + kind);
        trial.require(
                heard.text("code").equals(kind.name()),
                "The code " + kind + " was expected, not " + heard.text("code") + ".");
        trial.require(!INSIDE.matcher(heard.text()).find(), "The answer " + kind + " tells about the inside.");
    }

    // The database must refuse this; its words stop at the wall.
    private void translated(Trial trial) {
        try {
            database.documents().runCommand(new Document(NO_SUCH_COMMAND, 1));
        } catch (RuntimeException e) {
            var problem = Failures.problemOf(e).orElseThrow(() -> e);
            trial.saw("refused_command", problem.kind().status());
            trial.require(problem.kind() == Kind.INTERNAL_ERROR, "A refused command became " + problem.kind() + ".");
            trial.require(
                    !problem.getMessage().contains(NO_SUCH_COMMAND)
                            && !INSIDE.matcher(problem.getMessage()).find(),
                    "The translation repeats the server's words.");
            return;
        }
        throw new Trial.Unmet("The database carried out a command that does not exist.");
    }
}
