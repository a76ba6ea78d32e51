package mflix.movies;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mflix.movies.keyset.FilmCursor;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.PageRequest;
import mflix.request.QueryParameters;
import org.bson.BsonDocument;

/**
 * A question about films as it came in the query string, read and checked.
 *
 * @param after the place behind which the page begins; {@link FilmCursor#START} where its number says that
 * @param countAll facets are counted over the whole result, not only over the page
 */
record MovieRequest(MovieFilter filter, MovieOrder order, PageRequest page, FilmCursor after, boolean countAll) {
    private static final int CHEAP_SKIP = 1000;
    private static final String SCOPE = "facet_scope";
    private static final Set<String> LIST = scalars();
    private static final Set<String> SEARCH = scalars("text");
    private static final Set<String> FACET_SEARCH = scalars("text", SCOPE);

    /** A list takes bounds and an order but no other filter; one that is given is refused with the address that does. */
    static MovieRequest ofList(Map<String, List<String>> sent) {
        for (var name : sent.keySet()) {
            if (name.equals("text") || MovieFilter.REPEATABLE.contains(name)) {
                throw Problem.of(
                                ProblemKind.UNKNOWN_PARAMETER,
                                "The list of films takes no such filter. Use /movies/search for " + name + ".",
                                List.of(new FieldProblem(name, "belongs to /movies/search")))
                        .with("allowed", List.copyOf(LIST));
            }
        }
        return read(QueryParameters.of(sent, LIST, Set.of()));
    }

    static MovieRequest ofSearch(Map<String, List<String>> sent) {
        return read(QueryParameters.of(sent, SEARCH, MovieFilter.REPEATABLE));
    }

    static MovieRequest ofFacetSearch(Map<String, List<String>> sent) {
        return read(QueryParameters.of(sent, FACET_SEARCH, MovieFilter.REPEATABLE));
    }

    private static MovieRequest read(QueryParameters parameters) {
        var after = parameters.text(FilmCursor.PARAMETER, FilmCursor.LONGEST);
        var request = new MovieRequest(
                MovieFilter.of(parameters),
                MovieOrder.of(parameters),
                PageRequest.of(parameters),
                FilmCursor.START,
                parameters.oneOf(SCOPE, "page", "page", "all").equals("all"));
        if (request.filter().hasText() && after.isPresent()) {
            parameters.refuse(FilmCursor.PARAMETER, after.get(), "absent beside text, whose pages have numbers only");
        }
        if (request.filter().hasText() && request.order().isAsked()) {
            refuseOrder(parameters, MovieOrder.SORT, request.order().by().parameter());
            refuseOrder(parameters, MovieOrder.ORDER, request.order().isDescending() ? "desc" : "asc");
        }
        parameters.check();
        return after.map(place -> request.behind(request.order().place(place))).orElse(request);
    }

    private MovieRequest behind(FilmCursor place) {
        return new MovieRequest(filter, order, page, place, countAll);
    }

    /** The place of a page's last film, as a client sends it back; empty for a text search, which has an order of its own. */
    Optional<String> placeOfLast(List<? extends BsonDocument> films) {
        return films.isEmpty() || filter.hasText()
                ? Optional.empty()
                : order.placeOf(films.get(films.size() - 1)).flatMap(FilmCursor::onTheWire);
    }

    /** A list or a search that an index answers with its first entries; any other one costs more. */
    boolean isCheap() {
        return filter.isEmpty() && !order.isAsked() && (!after.isStart() || page.skip() <= CHEAP_SKIP);
    }

    private static void refuseOrder(QueryParameters parameters, String name, String value) {
        if (parameters.isGiven(name)) {
            parameters.refuse(
                    name, value, "absent in a text search, whose order is how well films match; no index has another");
        }
    }

    /** What a film must have a proper value of to have a place in the reply. */
    Set<MovieSort> needed() {
        var needed = EnumSet.noneOf(MovieSort.class);
        filter.limits().needed().forEach(needed::add);
        if (order.isAsked()) {
            needed.add(order.by());
        }
        return needed;
    }

    private static Set<String> scalars(String... first) {
        var names = new LinkedHashSet<>(List.of(first));
        names.addAll(MovieLimits.PARAMETERS);
        names.addAll(List.of(MovieOrder.SORT, MovieOrder.ORDER, "page", "entries_per_page", FilmCursor.PARAMETER));
        return names;
    }
}
