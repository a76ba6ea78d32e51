package mflix.web;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import mflix.mongo.Failures;
import mflix.problem.Kind;
import mflix.problem.Problem;

/** Whatever was thrown, as a problem: ours as it is, the driver's and JAX-RS's translated, anything else our defect. */
final class Refusals {
    private Refusals() {}

    static Problem of(Throwable failure) {
        return known(failure).orElseGet(() -> Problem.of(Kind.INTERNAL_ERROR, Failures.sentence(Kind.INTERNAL_ERROR))
                .causedBy(failure));
    }

    // What happens while a bean is made arrives wrapped, so the causes are asked too.
    private static Optional<Problem> known(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var problem = cause instanceof WebApplicationException refusal
                    ? Optional.of(ofStatus(kindOf(refusal)))
                    : Failures.problemOf(cause);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** The problem that an HTTP status alone tells. */
    static Problem ofStatus(int status) {
        return ofStatus(
                switch (status) {
                    case 401 -> Kind.UNAUTHORIZED;
                    case 403 -> Kind.FORBIDDEN;
                    case 404 -> Kind.NOT_FOUND;
                    case 405 -> Kind.METHOD_NOT_ALLOWED;
                    case 406 -> Kind.NOT_ACCEPTABLE;
                    case 413 -> Kind.BODY_TOO_LARGE;
                    case 415 -> Kind.UNSUPPORTED_MEDIA_TYPE;
                    case 503 -> Kind.DATABASE_UNAVAILABLE;
                    default -> status < 500 ? Kind.INVALID_PARAMETER : Kind.INTERNAL_ERROR;
                });
    }

    private static Kind kindOf(WebApplicationException refusal) {
        if (refusal instanceof NotFoundException) {
            return Kind.NOT_FOUND;
        }
        if (refusal instanceof NotAllowedException) {
            return Kind.METHOD_NOT_ALLOWED;
        }
        if (refusal instanceof NotAcceptableException) {
            return Kind.NOT_ACCEPTABLE;
        }
        if (refusal instanceof NotSupportedException) {
            return Kind.UNSUPPORTED_MEDIA_TYPE;
        }
        if (refusal instanceof NotAuthorizedException) {
            return Kind.UNAUTHORIZED;
        }
        return refusal instanceof ForbiddenException
                ? Kind.FORBIDDEN
                : ofStatus(refusal.getResponse().getStatus()).kind();
    }

    private static Problem ofStatus(Kind kind) {
        return Problem.of(kind, sentence(kind));
    }

    private static String sentence(Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> "Log in first: this needs a token in the Authorization header.";
            case FORBIDDEN -> "Only administrators may do this.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not answer this method; the Allow header lists those it does.";
            case NOT_ACCEPTABLE -> "Answers are JSON; the Accept header must admit application/json.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send JSON: Content-Type must be application/json in UTF-8, without Content-Encoding.";
            case BODY_TOO_LARGE -> "The request body is larger than this address accepts.";
            case INVALID_PARAMETER -> "The request cannot be read.";
            default -> Failures.sentence(kind);
        };
    }
}
