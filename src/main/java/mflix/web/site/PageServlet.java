package mflix.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/** The paths of the site's pages. All are answered with {@link IndexPage}, whose scripts show the one that was asked for. */
@WebServlet({
    "",
    "/index.html",
    "/movies/*",
    "/people/*",
    "/explore/*",
    "/theaters/*",
    "/country-results/*",
    "/login/*",
    "/signup/*",
    "/new-password/*",
    "/account/*",
    "/status/*",
    "/user-report/*",
    "/admin/*"
})
public class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATHS = Pattern.compile(
            """
            /(index\\.html)?\
            |/movies/id/[^/]+/?\
            |/people(/[^/]+/?)?\
            |/(explore|theaters|country-results|login|signup|new-password|account|status|user-report)/?\
            |/admin(/(users|audit|system|films(/[^/]+)?|migrations(/[^/]+(/runs/[^/]+)?)?))?/?""");

    @Inject
    private transient IndexPage index;

    @Inject
    private transient PageDescriptions descriptions;

    @Inject
    private transient DemoWords demo;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.isEmpty()) { // where the server does not lead from a context root to its slash
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", request.getContextPath() + "/");
        } else if (PATHS.matcher(path).matches()) {
            var words = demo.inForce();
            var known = descriptions.of(decoded(request), request.getParameter("name"));
            if (known.isPresent()) {
                index.send(request, response, known.get(), words);
            } else {
                index.send(request, response, HttpServletResponse.SC_OK, words);
            }
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static String decoded(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
