package mflix.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.Kind;
import mflix.problem.Problem;

/** The one place where a failure becomes an answer. Defects of ours are logged under the request id; the answer tells nothing. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    static final String PROBLEM_JSON = "application/problem+json; charset=utf-8";
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        var problem = Refusals.of(failure);
        var requestId = RequestId.of(request);
        if (problem.kind() == Kind.INTERNAL_ERROR) {
            LOG.log(Level.SEVERE, failure, () -> "internal_error request=" + requestId);
        }
        var response = Response.status(problem.kind().status())
                .entity(ProblemDocument.of(problem, requestId))
                .type(PROBLEM_JSON);
        headersOf(problem, failure, response);
        return response.build();
    }

    private static void headersOf(Problem problem, Throwable failure, Response.ResponseBuilder response) {
        if (problem.kind().status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, 2);
        }
        if (problem.kind() == Kind.METHOD_NOT_ALLOWED && failure instanceof WebApplicationException refusal) {
            response.header(HttpHeaders.ALLOW, refusal.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
    }
}
