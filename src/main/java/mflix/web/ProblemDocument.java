package mflix.web;

import mflix.mongo.BsonValues;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.ApiAddress;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A problem as RFC 9457 writes it, with the members {@code code}, {@code error} and {@code errors} that MFlix clients read. */
final class ProblemDocument {
    private ProblemDocument() {}

    static BsonDocument of(Problem problem, String requestId) {
        return of(problem, requestId, "");
    }

    /** @param contextPath of the site, below which addresses among the members lead */
    static BsonDocument of(Problem problem, String requestId, String contextPath) {
        var kind = problem.kind();
        var document = new BsonDocument("type", text(kind.type()))
                .append("title", text(kind.title()))
                .append("status", new BsonInt32(kind.status()))
                .append("detail", text(problem.getMessage()))
                .append("instance", text("urn:uuid:" + requestId))
                .append("code", text(kind.name()))
                // front ends have always compared a malformed id with this text
                .append("error", text(kind == ProblemKind.INVALID_ID ? ProblemKind.NOT_FOUND.title() : kind.title()));
        if (!problem.errors().isEmpty()) {
            document.append(
                    "errors",
                    new BsonArray(problem.errors().stream()
                            .map(ProblemDocument::field)
                            .toList()));
        }
        problem.members()
                .forEach((name, value) -> document.append(
                        name, BsonValues.of(value instanceof ApiAddress address ? address.under(contextPath) : value)));
        return document;
    }

    private static BsonValue field(FieldProblem problem) {
        return new BsonDocument("field", text(problem.field())).append("message", text(problem.message()));
    }

    private static BsonString text(String value) {
        return new BsonString(value);
    }
}
