package mflix.status.checks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.regex;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Films found, listed and shown by the running site, compared with what is stored. */
@Singleton
class CatalogueChecks {
    private static final int PAGE = 20;
    private static final int FULL_READS = 5;
    // a plain title: quotes and signs would be words of a search, and short words are none to the server's text index
    private static final Bson PLAIN_TITLE = regex("title", "^[A-Za-z]{5,20}( [A-Za-z]{1,20}){0,4}$");

    private final SiteClient site;
    private final FilmReplies films;
    private final StoredData stored;

    @Inject
    CatalogueChecks(SiteClient site, FilmReplies films, StoredData stored) {
        this.site = site;
        this.films = films;
        this.stored = stored;
    }

    CheckFinding connection(CheckRun run) {
        var first = films.page("/movies");
        var total = stored.films(new Document());
        run.saw("total_results", first.total());
        run.saw("counted", total);
        run.require(total > 0, "There are no films: load data with ./mflix load.");
        run.require(
                first.reply().containsKey("filters")
                        && first.reply().getJsonObject("filters").isEmpty(),
                "The first page says that it was filtered.");
        run.require(first.reply().getInt("page", -1) == 0, "The first page is not page 0.");
        run.require(
                first.films().size() == Math.min(PAGE, total),
                "The first page has " + first.films().size() + " films, not " + Math.min(PAGE, total) + ".");
        run.requireAtLeastOnceOfTwo(
                () -> films.page("/movies").total() == stored.films(new Document()),
                "The list counts " + first.total() + " films, the database " + total + ".");
        return run.passed("The first page shows " + first.films().size() + " of " + total + " films.");
    }

    CheckFinding projection(CheckRun run) {
        var film =
                stored.someFilm(exists("countries.0"), "countries").filter(one -> one.get("countries") instanceof List);
        if (film.isEmpty()) {
            return run.notApplicable("No film names a country.");
        }
        var country =
                String.valueOf(film.get().getList("countries", Object.class).get(0));
        var path = "/movies/countries?countries=" + SiteClient.encoded(country);
        var reply = site.get(path);
        FilmReplies.requireAnswered(reply, path);
        var titles = FilmReplies.objects(reply.json().getJsonArray("titles"));
        run.saw("titles", titles.size());
        for (var title : titles) {
            run.require(title.keySet().equals(Set.of("_id", "title")), "A title has other fields than _id and title.");
        }
        run.require(
                titles.stream().map(FilmReplies::id).distinct().count() == titles.size(),
                "A title is there more than once.");
        run.requireAtLeastOnceOfTwo(
                () -> FilmReplies.objects(site.get(path).json().getJsonArray("titles"))
                                .size()
                        == stored.films(eq("countries", country)),
                "There are " + titles.size() + " titles of a country that has another number of films.");
        titles.stream()
                .filter(title -> FilmReplies.isOpened(FilmReplies.id(title)))
                .limit(FULL_READS)
                .forEach(title -> requireCountry(run, title, country));
        return run.passed("All " + titles.size() + " titles of a country have _id and title, and nothing else.");
    }

    private void requireCountry(CheckRun run, JsonObject title, String country) {
        var reply = site.get("/movies/id/" + FilmReplies.id(title));
        var inFull = reply.json().getJsonObject("movie");
        run.require(
                inFull != null && FilmReplies.texts(inFull, "countries").contains(country),
                "A title of a country belongs to a film that does not name that country.");
    }

    CheckFinding textAndSubfieldSearch(CheckRun run) {
        var found = stored.someFilm(and(exists("cast.0"), exists("genres.0"), PLAIN_TITLE), "title", "cast", "genres")
                .filter(CatalogueChecks::hasPlainShapes);
        if (found.isEmpty()) {
            return run.notApplicable("No film has cast, genres and a plain title.");
        }
        var film = found.get();
        requireSubfields(run, film);
        requireText(run, film);
        return run.passed("A film is found by its cast and genre, and by its title.");
    }

    // a filter finds a list of titles, and an object with a key "0", too
    private static boolean hasPlainShapes(Document film) {
        return film.get("title") instanceof String
                && film.get("cast") instanceof List
                && film.get("genres") instanceof List;
    }

    private void requireSubfields(CheckRun run, Document film) {
        var actor = String.valueOf(film.getList("cast", Object.class).get(0));
        var genre = String.valueOf(film.getList("genres", Object.class).get(0));
        var path = "/movies/search?cast=" + SiteClient.encoded(actor) + "&genre=" + SiteClient.encoded(genre);
        var results = films.all(path);
        run.saw("by_cast_and_genre", results.size());
        for (var result : results) {
            run.require(
                    FilmReplies.texts(result, "cast").contains(actor)
                            && FilmReplies.texts(result, "genres").contains(genre),
                    "A search by cast and genre found a film without them.");
        }
        run.require(
                results.stream().anyMatch(result -> FilmReplies.id(result).equals(id(film))),
                "A search by cast and genre does not find a film that has both.");
        run.requireAtLeastOnceOfTwo(
                () -> !films.page(path).isCounted()
                        || films.page(path).total() == stored.films(and(eq("cast", actor), eq("genres", genre))),
                "A search by cast and genre counts another number of films than the database.");
    }

    private void requireText(CheckRun run, Document film) {
        var results = films.all("/movies/search?text=" + SiteClient.encoded('"' + film.getString("title") + '"'));
        run.saw("by_title", results.size());
        run.require(
                results.stream().anyMatch(result -> FilmReplies.id(result).equals(id(film))),
                "A search for a title does not find its film.");
        var last = Double.MAX_VALUE;
        for (var result : results) {
            run.require(result.containsKey("score"), "A film found by its text has no score.");
            var score = result.getJsonNumber("score").doubleValue();
            run.require(score <= last, "Films found by their text are not ordered by their score.");
            last = score;
        }
    }

    CheckFinding facetedSearch(CheckRun run) {
        var first = films.page("/movies").films();
        var actors = first.stream()
                .flatMap(film -> FilmReplies.texts(film, "cast").stream())
                .toList();
        if (actors.isEmpty()) {
            return run.notApplicable("No film of the first page names an actor.");
        }
        var actor = mostFrequent(actors);
        var path = "/movies/facet-search?cast=" + SiteClient.encoded(actor);
        run.requireAtLeastOnceOfTwo(() -> facetsAddUp(path), "A facet counts other films than the reply has.");
        run.requireAtLeastOnceOfTwo(
                () -> {
                    var all = films.page(path + "&facet_scope=all");
                    return !all.isCounted()
                            || (FacetCounts.sum(all.reply(), "runtime") == all.total()
                                    && FacetCounts.sum(all.reply(), "rating") == all.total());
                },
                "The facets over all films do not add up to their number.");
        var nobody = films.page("/movies/facet-search?cast=" + SiteClient.encoded("nobody-" + System.nanoTime()));
        run.require(nobody.films().isEmpty() && nobody.total() == 0, "An actor nobody is has films.");
        run.require(
                FacetCounts.sum(nobody.reply(), "runtime") == 0 && FacetCounts.sum(nobody.reply(), "rating") == 0,
                "An actor nobody is has facets.");
        return run.passed("Both facets count the films that they are about.");
    }

    private boolean facetsAddUp(String path) {
        var page = films.page(path);
        return FacetCounts.runtimes(page.films()).equals(FacetCounts.shown(page.reply(), "runtime"))
                && FacetCounts.ratings(page.films()).equals(FacetCounts.shown(page.reply(), "rating"));
    }

    private static String mostFrequent(List<String> names) {
        var seen = new HashSet<>(names);
        return seen.stream()
                .filter(name -> name.length() <= 100)
                .max((a, b) -> Long.compare(
                        names.stream().filter(a::equals).count(),
                        names.stream().filter(b::equals).count()))
                .orElseThrow();
    }

    private static String id(Document film) {
        return film.getObjectId("_id").toHexString();
    }
}
