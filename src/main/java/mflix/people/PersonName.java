package mflix.people;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.QueryParameters;
import org.bson.conversions.Bson;

/**
 * The name of a person as somebody asks for it, with or without the remark that may follow it in a film, as in
 * {@code Ernest Lehman (screenplay)}. Blanks around a name are not looked at.
 *
 * @param asked as it was sent: where no rule fits, films that have just this are found
 * @param bare without a remark and without blanks around it
 */
record PersonName(String asked, String bare) {
    private static final String NAME = "name";
    private static final String REMARK = " (";

    static PersonName of(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, Set.of(NAME), Set.of());
        var names = parameters.exactTexts(NAME, 200);
        parameters.check();
        return of(names.stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemKind.MISSING_PARAMETER,
                        "Name somebody: ?name=John Ford.",
                        List.of(new FieldProblem(NAME, "is required")))));
    }

    static PersonName of(String credit) {
        return new PersonName(credit, bare(credit));
    }

    private static String bare(String credit) {
        var name = credit.strip();
        var remark = name.indexOf(REMARK);
        return remark > 0 ? name.substring(0, remark).strip() : name;
    }

    boolean isIn(String credit) {
        return credit.equals(asked) || bare(credit).equals(bare);
    }

    /** Films that credit the person in that field; the patterns are anchored, so that an index on the field is enough. */
    Bson creditedIn(String field) {
        var remark = literal(bare) + "  ?\\(";
        return or(in(field, spellings()), regex(field, "^" + remark), regex(field, "^ " + remark));
    }

    private List<String> spellings() {
        return Stream.of(asked, bare, " " + bare, bare + " ", " " + bare + " ")
                .distinct()
                .toList();
    }

    private static String literal(String text) {
        return text.replaceAll("[\\\\.\\[\\]{}()*+?^$|]", "\\\\$0");
    }
}
