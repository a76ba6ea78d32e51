package mflix.suggestions;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.QueryParameters;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Titles and people that begin with what was typed. */
@Singleton
public class Suggestions {
    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of("prefix", "limit"));

    private final SuggestionCollection suggestions;

    @Inject
    public Suggestions(SuggestionCollection suggestions) {
        this.suggestions = suggestions;
    }

    /** {@code {prefix, suggestions: [{kind, text, …}]}}: titles first; half of them when there are people too. */
    BsonDocument to(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, KNOWN, Set.of());
        var typed = parameters.text("prefix", 100);
        var most = parameters.wholeNumber("limit", 1, 20, 8);
        parameters.check();
        var text = typed.orElseThrow(() -> Problem.of(
                ProblemKind.MISSING_PARAMETER,
                "Say what the suggestions begin with: ?prefix=godf.",
                List.of(new FieldProblem("prefix", "is required"))));
        return new BsonDocument("prefix", new BsonString(text)).append("suggestions", found(text, most));
    }

    private BsonArray found(String text, int most) {
        var key = SuggestionKey.of(text);
        if (key.isEmpty()) {
            return new BsonArray();
        }
        var titles = suggestions.beginningWith(key, SuggestionKind.TITLE, most);
        var people = suggestions.beginningWith(key, SuggestionKind.PERSON, most);
        var half = Math.max(most - people.size(), (most + 1) / 2);
        var found = new ArrayList<BsonDocument>(titles.subList(0, Math.min(half, titles.size())));
        found.addAll(people.subList(0, Math.min(most - found.size(), people.size())));
        return new BsonArray(found);
    }
}
