package mflix.web.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import mflix.mongo.MongoFailures;
import mflix.movies.Movies;
import mflix.people.PersonFilms;
import org.bson.types.ObjectId;

/** Describes the pages of films and people by a look-up that may take no longer than a visitor would not notice. */
@Singleton
public class PageDescriptions {
    private static final Logger LOG = Logger.getLogger(PageDescriptions.class.getName());
    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final String FILMS = "/movies/id/";
    private static final String SOMEBODY = "/people";
    private static final String PEOPLE = SOMEBODY + "/";
    private static final Pattern NO_PART_OF_A_PATH = Pattern.compile("[/\\\\;%]|^\\.+$");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{24}");
    private static final int NAMED_FILMS = 3;

    private final Movies movies;
    private final PersonFilms personFilms;

    @Inject
    public PageDescriptions(Movies movies, PersonFilms personFilms) {
        this.movies = movies;
        this.personFilms = personFilms;
    }

    /**
     * Of the page at a path that is decoded; empty for any other page, and while the database does not answer: the page's own
     * script asks again, and says what is wrong.
     *
     * @param name the parameter for somebody whose name cannot be part of a path; else null
     */
    Optional<PageDescription> of(String path, String name) {
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (bare.startsWith(FILMS)) {
            return inTime(() -> film(bare.substring(FILMS.length())));
        }
        if (bare.equals(SOMEBODY)) {
            return Optional.ofNullable(name)
                    .filter(given -> !given.isBlank())
                    .flatMap(given -> inTime(() -> person(given)));
        }
        return bare.startsWith(PEOPLE) ? inTime(() -> person(bare.substring(PEOPLE.length()))) : Optional.empty();
    }

    private PageDescription film(String id) {
        return Optional.of(id)
                .filter(text -> ID.matcher(text).matches())
                .map(ObjectId::new)
                .flatMap(known -> movies.film(known, LIMIT))
                .map(film -> new FilmText(film).description(FILMS + id.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> PageDescription.missing("This film does not exist"));
    }

    private PageDescription person(String name) {
        var titles = personFilms.latestTitles(name, NAMED_FILMS + 1, LIMIT);
        if (titles.isEmpty()) {
            return PageDescription.missing(name);
        }
        return PageDescription.of(name, sentence(name, titles), "profile", address(name), PageDescription.CARD);
    }

    private static String address(String name) {
        var encoded = URLEncoder.encode(name, UTF_8);
        return NO_PART_OF_A_PATH.matcher(name).find()
                ? SOMEBODY + "?name=" + encoded
                : PEOPLE + encoded.replace("+", "%20");
    }

    private static String sentence(String name, List<String> titles) {
        var named = String.join(", ", titles.subList(0, Math.min(NAMED_FILMS, titles.size())));
        return "Films with " + name + ": " + named + (titles.size() > NAMED_FILMS ? " and more." : ".");
    }

    private static Optional<PageDescription> inTime(Supplier<PageDescription> lookUp) {
        try {
            return Optional.of(lookUp.get());
        } catch (RuntimeException e) {
            if (MongoFailures.problemOf(e).isEmpty()) {
                throw e;
            }
            LOG.log(Level.FINE, "A page is sent without its description", e);
            return Optional.empty();
        }
    }
}
