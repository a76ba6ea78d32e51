package mflix.movies;

import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.QueryParameters;

/** The countries whose films are asked for. */
final class CountryRequest {
    private static final String COUNTRIES = "countries";

    private CountryRequest() {}

    /** One country or more, in the order given. */
    static List<String> of(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, Set.of(), Set.of(COUNTRIES));
        var countries = parameters.exactTexts(COUNTRIES, 100);
        parameters.check();
        if (countries.isEmpty()) {
            throw Problem.of(
                    ProblemKind.MISSING_PARAMETER,
                    "Name at least one country: ?countries=Japan.",
                    List.of(new FieldProblem(COUNTRIES, "is required")));
        }
        return countries;
    }
}
