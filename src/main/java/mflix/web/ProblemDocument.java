package mflix.web;

import static mflix.mongo.BsonDocumentBuilder.document;

import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.ApiAddress;
import org.bson.BsonDocument;
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
        var document = document()
                .append("type", kind.type())
                .append("title", kind.title())
                .append("status", kind.status())
                .append("detail", problem.getMessage())
                .append("instance", "urn:uuid:" + requestId)
                .append("code", kind.name())
                // front ends have always compared a malformed id with this text
                .append("error", kind == ProblemKind.INVALID_ID ? ProblemKind.NOT_FOUND.title() : kind.title());
        if (!problem.errors().isEmpty()) {
            document.append("errors", problem.errors().stream().map(ProblemDocument::field));
        }
        problem.members()
                .forEach((name, value) -> document.appendPlain(
                        name, value instanceof ApiAddress address ? address.under(contextPath) : value));
        return document.build();
    }

    private static BsonValue field(FieldProblem problem) {
        return document()
                .append("field", problem.field())
                .append("message", problem.message())
                .build();
    }
}
