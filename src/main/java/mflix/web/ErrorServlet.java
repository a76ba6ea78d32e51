package mflix.web;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.web.site.DemoWords;
import mflix.web.site.IndexPage;

/**
 * What the container refuses before the API sees it (an unknown path, a malformed request) is answered as a problem too. A
 * browser that followed a broken link gets the page, which explains it.
 */
@WebServlet("/problem")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient IndexPage index;

    @Inject
    private transient DemoWords demo;

    @Inject
    private transient SecurityHeadersFilter headers;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isLostPerson(request)) {
            headers.addOfPage(request, response);
            response.setHeader("Cache-Control", ProblemReply.NO_STORE);
            index.send(request, response, HttpServletResponse.SC_NOT_FOUND, demo.inForce());
            return;
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var problem = status instanceof Integer code ? ProblemTranslator.ofStatus(code) : notHere();
        // the server refuses some before any filter, as what lies in its own folders;
        // and a script has fewer headers than a problem
        if (response.containsHeader(RequestId.HEADER)) {
            ProblemReply.send(problem, request, response);
        } else {
            ProblemReply.sendEarly(problem, request, response);
        }
    }

    private static boolean isLostPerson(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        var isNotFound = Integer.valueOf(HttpServletResponse.SC_NOT_FOUND)
                .equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        return isNotFound
                && accept != null
                && accept.contains("text/html")
                && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                && !asked.startsWith(request.getContextPath() + "/api/");
    }

    private static Problem notHere() {
        return Problem.of(ProblemKind.NOT_FOUND);
    }
}
