package mflix.web.site;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The guides, which the build has made pages of, and the source files that they show. */
@WebServlet({"/guides", "/guides/*"})
public class GuideServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String FOLDER = "/WEB-INF/guides/pages/";
    private static final String EXTENSION = ".html";
    private static final String INDEX = "/index";

    /** From the path below {@code /guides} to the file. */
    private final transient Map<String, String> paths = new TreeMap<>();

    private final transient Map<String, StaticFile> files = new ConcurrentHashMap<>();

    @Override
    public void init() {
        collect(FOLDER);
    }

    private void collect(String folder) {
        var found = getServletContext().getResourcePaths(folder);
        for (var path : found == null ? Set.<String>of() : found) {
            if (path.endsWith("/")) {
                collect(path);
            } else if (path.endsWith(EXTENSION)) {
                paths.put("/" + path.substring(FOLDER.length(), path.length() - EXTENSION.length()), path);
            }
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = request.getPathInfo();
        if ("/".equals(asked)) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", request.getContextPath() + "/guides");
            return;
        }
        var path = paths.get(asked == null ? INDEX : asked);
        if (path == null || INDEX.equals(asked)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            files.computeIfAbsent(path, this::read).send(request, response, HttpServletResponse.SC_OK);
        }
    }

    private StaticFile read(String path) {
        try (var file = getServletContext().getResourceAsStream(path)) {
            return new StaticFile(file.readAllBytes(), "text/html;charset=utf-8");
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
