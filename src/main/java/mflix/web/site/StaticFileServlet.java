package mflix.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Scripts and styles, the site's own and those of the WebJars, kept in memory after the first request: they are few and
 * never change. The site's own are also at an address that holds their version; that of another version is not found.
 */
@WebServlet({"/" + SiteFiles.FOLDER + "/*", "/js/*", "/css/*", "/webjars/*"})
public class StaticFileServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript", "css", "text/css");
    private static final String CHARSET = ";charset=utf-8";

    private final transient Map<String, StaticFile> files = new ConcurrentHashMap<>();

    @Inject
    private transient SiteFiles own;

    @Inject
    private transient IndexPage index;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getServletPath() + request.getPathInfo();
        var file = files.computeIfAbsent(path, this::read);
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            file.send(request, response, HttpServletResponse.SC_OK);
        }
    }

    /** Null, as the map requires, when there is no such file. */
    private StaticFile read(String path) {
        var ofVersion = "/" + own.address("");
        if (path.equals(ofVersion + IndexPage.STYLES)) {
            return new StaticFile(index.styles(), TYPES.get("css") + CHARSET);
        }
        var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        return type == null
                ? null
                : read(path.startsWith(ofVersion) ? path.substring(ofVersion.length() - 1) : path, type);
    }

    private StaticFile read(String path, String type) {
        try (var file = getServletContext().getResourceAsStream(path)) {
            return file == null ? null : new StaticFile(file.readAllBytes(), type + CHARSET);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
