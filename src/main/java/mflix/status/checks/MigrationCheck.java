package mflix.status.checks;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.type;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.BsonType;
import org.bson.Document;

/**
 * Whether the films' {@code lastupdated} are dates wherever they can be. Reads the strings that are left with a reader of its own,
 * so that it does not repeat a mistake of the migration.
 */
@Singleton
class MigrationCheck {
    private static final String MIGRATION = "movies-lastupdated";
    private static final String FIELD = "lastupdated";
    private static final Pattern CONVERTIBLE =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]{3}000000)?");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final String EARLIEST = "1900";

    private final SiteClient site;
    private final StoredData stored;

    @Inject
    MigrationCheck(SiteClient site, StoredData stored) {
        this.site = site;
        this.stored = stored;
    }

    CheckFinding migration(CheckRun run) {
        var all = stored.films(new Document());
        var dates = stored.films(type(FIELD, BsonType.DATE_TIME));
        var missing = stored.films(exists(FIELD, false));
        var strings = 0L;
        var convertible = 0L;
        var unlisted = 0L;
        var listed = stored.listedBy(MIGRATION);
        for (var film : stored.films(type(FIELD, BsonType.STRING), FIELD)) {
            if (film.get(FIELD) instanceof String text) { // a list that holds one is found, too
                strings++;
                convertible += isConvertible(text) ? 1 : 0;
                unlisted += listed.contains(film.get("_id")) ? 0 : 1;
            }
        }
        run.saw("dates", dates);
        run.saw("strings", strings);
        run.saw("convertible", convertible);
        run.saw("missing", missing);
        run.saw("listed", strings - unlisted);
        if (all == 0 || missing == all) {
            return run.notApplicable("No film has the field lastupdated.");
        }
        run.require(
                convertible == 0,
                convertible + " of " + all + " movies still have a string: run the migration (./mflix migrate run).");
        stored.someFilm(type(FIELD, BsonType.DATE_TIME), FIELD)
                .filter(film -> !(film.get(FIELD) instanceof List))
                .ifPresent(film -> requireDateOverHttp(run, film));
        return run.passed(dates + " films have a date." + leftOver(strings, unlisted));
    }

    // They do not fail it; but the record of the last run must list them all.
    private static String leftOver(long strings, long unlisted) {
        if (strings == 0) {
            return "";
        }
        var values = " " + strings + " values cannot be converted; ./mflix migrate errors lists ";
        return values
                + (unlisted == 0
                        ? "them."
                        : (strings - unlisted) + " of them, the others came later: run the migration again.");
    }

    private void requireDateOverHttp(CheckRun run, Document film) {
        var path = "/movies/id/" + film.getObjectId("_id");
        var reply = site.get(path);
        FilmReplies.requireAnswered(reply, path);
        run.saw("updated_type", reply.text("updated_type"));
        run.require(
                reply.text("updated_type").equals("java.util.Date"),
                "A film with a date is shown with updated_type " + reply.text("updated_type") + ".");
    }

    static boolean isConvertible(String text) {
        var matcher = CONVERTIBLE.matcher(text);
        if (!matcher.matches() || text.compareTo(EARLIEST) < 0) {
            return false;
        }
        try {
            LocalDateTime.parse(matcher.group(1), SECONDS);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
