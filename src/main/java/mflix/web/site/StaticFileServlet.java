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
import java.util.regex.Pattern;

/**
 * Scripts and styles, the site's own and those of the WebJars, kept in memory after the first request: they are few and
 * never change. The site's own are also at an address that holds their version; that of another version is not found.
 */
@WebServlet({"/" + SiteFiles.FOLDER + "/*", "/js/*", "/css/*", StaticFileServlet.WEBJARS + "*"})
public class StaticFileServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript", "css", "text/css");
    static final String WEBJARS = "/webjars/";
    private static final Pattern OTHER_SPELLING = Pattern.compile("/\\.{0,2}/");
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
        if (type == null) {
            return null;
        }
        var bytes = path.startsWith(WEBJARS)
                ? ofWebJar(path)
                : own.content(path.substring(path.startsWith(ofVersion) ? ofVersion.length() : 1));
        return bytes == null ? null : new StaticFile(bytes, type + CHARSET);
    }

    // Another spelling of the same path would be kept once more.
    private byte[] ofWebJar(String path) {
        if (OTHER_SPELLING.matcher(path).find()) {
            return null;
        }
        try (var file = getServletContext().getResourceAsStream(path)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
