package mflix.movies;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.PageRequest;
import mflix.request.QueryParameters;

/**
 * A question about films as it came in the query string, read and checked.
 *
 * @param countAll facets are counted over the whole result, not only over the page
 */
record MovieQuery(MovieFilter filter, PageRequest page, boolean countAll) {
    private static final String SCOPE = "facet_scope";
    private static final Set<String> PAGING = ordered("page", "entries_per_page");
    private static final Set<String> SEARCH = ordered("text", "page", "entries_per_page");
    private static final Set<String> FACET_SEARCH = ordered("text", SCOPE, "page", "entries_per_page");

    /** A list takes no filter; one that is given is refused with the address that does. */
    static MovieQuery ofList(Map<String, List<String>> sent) {
        for (var name : sent.keySet()) {
            if (name.equals("text") || MovieFilter.REPEATABLE.contains(name)) {
                throw Problem.of(
                                ProblemKind.UNKNOWN_PARAMETER,
                                "The list of films takes no filter. Use /movies/search for " + name + ".",
                                List.of(new FieldProblem(name, "belongs to /movies/search")))
                        .with("allowed", List.copyOf(PAGING));
            }
        }
        return read(QueryParameters.of(sent, PAGING, Set.of()));
    }

    static MovieQuery ofSearch(Map<String, List<String>> sent) {
        return read(QueryParameters.of(sent, SEARCH, MovieFilter.REPEATABLE));
    }

    static MovieQuery ofFacetSearch(Map<String, List<String>> sent) {
        return read(QueryParameters.of(sent, FACET_SEARCH, MovieFilter.REPEATABLE));
    }

    private static MovieQuery read(QueryParameters parameters) {
        var query = new MovieQuery(
                MovieFilter.of(parameters),
                PageRequest.of(parameters),
                parameters.oneOf(SCOPE, "page", "page", "all").equals("all"));
        parameters.check();
        return query;
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
