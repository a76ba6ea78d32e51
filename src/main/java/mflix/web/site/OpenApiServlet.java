package mflix.web.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The description of the API, on every server, with the context root in the address of the API. */
@WebServlet("/openapi.yaml")
public class OpenApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String DOCUMENT = "/META-INF/openapi.yaml";
    private static final String API = "- url: /api/v1\n";

    private transient StaticFile file;

    @Override
    public void init() throws ServletException {
        try (var document = OpenApiServlet.class.getResourceAsStream(DOCUMENT)) {
            var root = getServletContext().getContextPath();
            var text = new String(document.readAllBytes(), UTF_8).replace(API, "- url: " + root + "/api/v1\n");
            file = new StaticFile(text.getBytes(UTF_8), "application/yaml;charset=utf-8");
        } catch (IOException e) {
            throw new ServletException(DOCUMENT, e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        file.send(request, response, HttpServletResponse.SC_OK);
    }
}
