package mflix.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mflix.problem.Problem;
import mflix.web.json.BsonJson;

/** A problem as the answer to a request outside JAX-RS. */
final class ProblemReply {
    static final String NO_STORE = "no-store";

    private ProblemReply() {}

    static void send(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var json = BsonJson.render(ProblemDocument.of(problem, RequestId.of(request)));
        response.setHeader("Cache-Control", NO_STORE);
        if (problem.kind().status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", ProblemMapper.RETRY_AFTER_SECONDS);
        }
        response.setStatus(problem.kind().status());
        response.setContentType(ProblemMapper.PROBLEM_JSON);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /** The same from a filter, whatever other filters did before it. */
    static void sendEarly(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SecurityHeadersFilter.ofApi(RequestId.of(request)).forEach(response::setHeader);
        send(problem, request, response);
    }
}
