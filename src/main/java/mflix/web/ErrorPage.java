package mflix.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mflix.problem.Kind;
import mflix.problem.Problem;

/** What the container refuses before the API sees it (an unknown path, a malformed request) is answered as a problem too. */
@WebServlet("/problem")
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var problem = status instanceof Integer code ? Refusals.ofStatus(code) : notHere();
        var json = BsonJson.render(ProblemDocument.of(problem, RequestId.of(request)));
        response.setStatus(problem.kind().status());
        response.setContentType(ProblemMapper.PROBLEM_JSON);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private static Problem notHere() {
        return Refusals.ofStatus(Kind.NOT_FOUND.status());
    }
}
