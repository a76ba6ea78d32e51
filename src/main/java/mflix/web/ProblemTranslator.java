package mflix.web;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import mflix.mongo.MongoFailures;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/** Whatever was thrown, as a problem: ours as it is, the driver's and JAX-RS's translated, anything else our defect. */
final class ProblemTranslator {
    private ProblemTranslator() {}

    static Problem of(Throwable failure) {
        return known(failure)
                .orElseGet(() -> Problem.of(ProblemKind.INTERNAL_ERROR).causedBy(failure));
    }

    // region known
    // What happens while a bean is made arrives wrapped, so the causes are asked too.
    private static Optional<Problem> known(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var problem = cause instanceof WebApplicationException refusal
                    ? Optional.of(Problem.of(kindOf(refusal)))
                    : MongoFailures.problemOf(cause);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }
    // endregion known

    /** The problem for an HTTP status alone. */
    static Problem ofStatus(int status) {
        return Problem.of(
                switch (status) {
                    case 401 -> ProblemKind.UNAUTHORIZED;
                    case 403 -> ProblemKind.FORBIDDEN;
                    case 404 -> ProblemKind.NOT_FOUND;
                    case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemKind.NOT_ACCEPTABLE;
                    case 413 -> ProblemKind.BODY_TOO_LARGE;
                    case 415 -> ProblemKind.UNSUPPORTED_MEDIA_TYPE;
                    case 503 -> ProblemKind.DATABASE_UNAVAILABLE;
                    default -> status < 500 ? ProblemKind.INVALID_PARAMETER : ProblemKind.INTERNAL_ERROR;
                });
    }

    private static ProblemKind kindOf(WebApplicationException refusal) {
        if (refusal instanceof NotFoundException) {
            return ProblemKind.NOT_FOUND;
        }
        if (refusal instanceof NotAllowedException) {
            return ProblemKind.METHOD_NOT_ALLOWED;
        }
        if (refusal instanceof NotAcceptableException) {
            return ProblemKind.NOT_ACCEPTABLE;
        }
        if (refusal instanceof NotSupportedException) {
            return ProblemKind.UNSUPPORTED_MEDIA_TYPE;
        }
        if (refusal instanceof NotAuthorizedException) {
            return ProblemKind.UNAUTHORIZED;
        }
        return refusal instanceof ForbiddenException
                ? ProblemKind.FORBIDDEN
                : ofStatus(refusal.getResponse().getStatus()).kind();
    }
}
