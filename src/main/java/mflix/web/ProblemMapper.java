package mflix.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.MongoFailures;
import mflix.problem.OncePerMinute;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import mflix.request.ApiAddress;
import mflix.system.ProblemCounts;

/**
 * The one place where a failure becomes an answer. Defects of ours are logged under the request id; the answer contains no
 * details.
 */
@Provider
@Singleton
public class ProblemMapper implements ExceptionMapper<Throwable> {
    static final String PROBLEM_JSON = "application/problem+json; charset=utf-8";
    static final String RETRY_AFTER_SECONDS = "2";
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Context
    private HttpServletRequest request;

    @Context
    private SecurityContext security;

    private final OncePerMinute refusedByDatabase;

    private final ProblemCounts counts;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public ProblemMapper() {
        this(null, null);
    }

    @Inject
    public ProblemMapper(Clock clock, ProblemCounts counts) {
        this.counts = counts;
        this.refusedByDatabase = new OncePerMinute(
                clock,
                count -> LOG.log(Level.WARNING, "database_refused count={0} {1}", new Object[] {
                    count, MongoFailures.HOW_TO_BE_LET_IN
                }));
    }

    @Override
    public Response toResponse(Throwable failure) {
        var problem = ProblemTranslator.of(failure);
        var requestId = RequestId.of(request);
        counts.add(problem.kind().name());
        if (problem.kind() == ProblemKind.INTERNAL_ERROR) {
            LOG.log(Level.SEVERE, failure, () -> "internal_error request=" + requestId);
        }
        if (problem.kind() == ProblemKind.DATABASE_REFUSED) {
            refusedByDatabase.count();
        }
        var response = Response.status(problem.kind().status())
                .entity(ProblemDocument.of(problem, requestId, request.getContextPath()))
                .type(PROBLEM_JSON);
        headersOf(problem, failure, response);
        if (problem.kind() == ProblemKind.FORBIDDEN) {
            LOG.log(Level.INFO, "role_refused email={0} request={1}", new Object[] {
                SafeText.plain(callerName()), requestId
            });
        }
        return response.build();
    }

    private void headersOf(Problem problem, Throwable failure, Response.ResponseBuilder response) {
        switch (problem.kind().status()) {
            case 401 -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge());
            case 409 -> related(problem).ifPresent(link -> response.header(HttpHeaders.LINK, link));
            case 413 -> response.header("Connection", "close"); // the rest of the body is not read
            case 429 -> response.header(
                    HttpHeaders.RETRY_AFTER, problem.members().get("retry_after"));
            case 503 -> response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            default -> {
                // nothing special
            }
        }
        if (problem.kind() == ProblemKind.METHOD_NOT_ALLOWED && failure instanceof WebApplicationException refusal) {
            response.header(HttpHeaders.ALLOW, refusal.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
    }

    private String callerName() {
        var caller = security.getUserPrincipal();
        return caller == null ? "nobody" : caller.getName();
    }

    // What prevents the request, when it has an address of its own.
    private Optional<String> related(Problem problem) {
        return problem.members().get("run") instanceof ApiAddress run
                ? Optional.of("<" + run.under(request.getContextPath()) + ">; rel=\"related\"")
                : Optional.empty();
    }

    private String challenge() {
        var tokenWasBad = request.getAttribute(Problem.ATTRIBUTE) != null;
        return "Bearer realm=\"mflix\"" + (tokenWasBad ? ", error=\"invalid_token\"" : "");
    }
}
