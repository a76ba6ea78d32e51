package mflix.suggestions;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of("prefix", "limit", "alike"));

    private final SuggestionCollection suggestions;

    @Inject
    public Suggestions(SuggestionCollection suggestions) {
        this.suggestions = suggestions;
    }

    /**
     * {@code {prefix, suggestions: [{kind, text, …}]}}: titles first; half of them when there are people too. With {@code alike} those
     * that are spelled almost so, where none begins so.
     */
    BsonDocument to(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, KNOWN, Set.of());
        var typed = parameters.text("prefix", 100);
        var most = parameters.wholeNumber("limit", 1, 20, 8);
        var isAlikeEnough = parameters.oneOf("alike", "false", "true", "false").equals("true");
        parameters.check();
        var text = typed.orElseThrow(() -> Problem.of(
                ProblemKind.MISSING_PARAMETER,
                "Say what the suggestions begin with: ?prefix=godf.",
                List.of(new FieldProblem("prefix", "is required"))));
        return new BsonDocument("prefix", new BsonString(text))
                .append("suggestions", found(SuggestionKey.of(text), isAlikeEnough, most));
    }

    private BsonArray found(String key, boolean isAlikeEnough, int most) {
        if (key.isEmpty()) {
            return new BsonArray();
        }
        var found = mixed(kind -> suggestions.beginningWith(key, kind, most), most);
        return found.isEmpty() && isAlikeEnough ? mixed(kind -> suggestions.alike(key, kind, most), most) : found;
    }

    private static BsonArray mixed(Function<SuggestionKind, List<BsonDocument>> ofKind, int most) {
        var titles = ofKind.apply(SuggestionKind.TITLE);
        var people = ofKind.apply(SuggestionKind.PERSON);
        var half = Math.max(most - people.size(), (most + 1) / 2);
        var found = new ArrayList<BsonDocument>(titles.subList(0, Math.min(half, titles.size())));
        found.addAll(people.subList(0, Math.min(most - found.size(), people.size())));
        return new BsonArray(found);
    }
}
