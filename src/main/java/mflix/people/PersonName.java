package mflix.people;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.QueryParameters;
import org.bson.conversions.Bson;

/** The name of a person without the remark that may follow it in a film, as in {@code Ernest Lehman (screenplay)}. */
record PersonName(String bare) {
    private static final String NAME = "name";
    private static final String REMARK = " (";

    static PersonName of(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, Set.of(NAME), Set.of());
        var name = parameters.text(NAME, 200);
        parameters.check();
        return of(name.orElseThrow(() -> Problem.of(
                ProblemKind.MISSING_PARAMETER,
                "Name somebody: ?name=John Ford.",
                List.of(new FieldProblem(NAME, "is required")))));
    }

    static PersonName of(String credit) {
        var remark = credit.indexOf(REMARK);
        return new PersonName(remark > 0 ? credit.substring(0, remark) : credit);
    }

    boolean isIn(String credit) {
        return credit.equals(bare) || credit.startsWith(bare + REMARK);
    }

    /** Films that credit the person in that field; the pattern is anchored, so that an index on the field is enough. */
    Bson creditedIn(String field) {
        return or(eq(field, bare), regex(field, "^" + literal(bare + REMARK)));
    }

    private static String literal(String text) {
        return text.replaceAll("[\\\\.\\[\\]{}()*+?^$|]", "\\\\$0");
    }
}
