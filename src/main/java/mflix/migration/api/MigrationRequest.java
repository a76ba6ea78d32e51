package mflix.migration.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mflix.migration.RunAction;
import mflix.migration.conversion.RefusalReason;
import mflix.migration.store.ErrorQuery;
import mflix.mongo.ObjectIds;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import mflix.request.JsonBody;
import mflix.request.QueryParameters;
import org.bson.types.ObjectId;

/** What the addresses of migrations take, read strictly. */
final class MigrationRequest {
    private static final int LONGEST_KEY = 200;
    private static final List<String> REASONS =
            Arrays.stream(RefusalReason.values()).map(RefusalReason::name).toList();

    private MigrationRequest() {}

    /** A page by position: the number that it begins after, and how long it is. */
    record Page(int after, int limit) {}

    static int limitSeconds(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, Set.of("limitSeconds"), Set.of());
        var limit = parameters.wholeNumber("limitSeconds", 1, 300, 10);
        parameters.check();
        return limit;
    }

    static int runsLimit(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, Set.of("limit", "before"), Set.of());
        var limit = parameters.wholeNumber("limit", 1, 100, 20);
        parameters.check();
        return limit;
    }

    static Optional<ObjectId> runsBefore(Map<String, List<String>> sent) {
        return Optional.ofNullable(sent.get("before")).map(ids -> ObjectIds.parse("before", ids.get(0)));
    }

    static Page ranges(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, Set.of("limit", "after"), Set.of());
        var page = new Page(
                parameters.wholeNumber("after", 0, 999_999_999, -1), parameters.wholeNumber("limit", 1, 1000, 500));
        parameters.check();
        return page;
    }

    static ErrorQuery errors(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, Set.of("open", "reason", "limit", "after"), Set.of());
        var reason = parameters.text("reason", 100);
        reason.filter(name -> !REASONS.contains(name))
                .ifPresent(name -> parameters.refuse("reason", name, "one of " + String.join(", ", REASONS)));
        var open = parameters.oneOf("open", "false", "true", "false");
        var after = parameters.text("after", LONGEST_KEY);
        var limit = parameters.wholeNumber("limit", 1, 500, 50);
        parameters.check();
        return new ErrorQuery(
                open.equals("true"),
                reason.map(RefusalReason::valueOf).map(Set::of).orElse(Set.of()),
                after.orElse(""),
                limit);
    }

    static boolean isCsv(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, Set.of("format"), Set.of());
        var format = parameters.oneOf("format", "ndjson", "ndjson", "csv");
        parameters.check();
        return format.equals("csv");
    }

    static Optional<String> idempotencyKey(String header) {
        if (header != null && !header.matches("[!-~]{1,64}")) {
            throw Problem.of(
                    ProblemKind.VALIDATION_FAILED,
                    "Idempotency-Key must be 1 to 64 visible ASCII characters, but was " + SafeText.quoted(header)
                            + ".",
                    List.of(new FieldProblem("Idempotency-Key", "must be 1 to 64 visible ASCII characters")));
        }
        return Optional.ofNullable(header);
    }

    static RunAction action(String word) {
        return Arrays.stream(RunAction.values())
                .filter(action -> action.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
    }

    /** Undo requires the migration's name once more. */
    static void requireConfirmation(JsonBody body, String migration) {
        body.knows(OptionsReader.CONFIRM);
        if (!body.text(OptionsReader.CONFIRM).equals(Optional.of(migration))) {
            body.refuse(OptionsReader.CONFIRM, "must be " + migration);
        }
        body.check();
    }
}
