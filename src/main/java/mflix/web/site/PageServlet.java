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
    "/country-results/*",
    "/login/*",
    "/signup/*",
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
            |/(country-results|login|signup|account|status|user-report)/?\
            |/admin(/(users|system|migrations(/[^/]+(/runs/[^/]+)?)?))?/?""");

    @Inject
    private transient IndexPage index;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.isEmpty()) { // where the server does not lead from a context root to its slash
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", request.getContextPath() + "/");
        } else if (PATHS.matcher(path).matches()) {
            index.send(request, response, HttpServletResponse.SC_OK);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
