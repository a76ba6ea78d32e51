package mflix.web.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The only page of the site as it is sent: {@code index.html} with the context root in its {@code <base>}, and with addresses of scripts
 * and styles that hold their version. What the first view needs is named in it, so that a browser asks for all of it at once. Its one inline
 * script, the import map, is allowed by its hash, which is computed from the text that is sent, so it is always right.
 */
@ApplicationScoped
public class IndexPage {
    /** The style sheets that the page names, as one. */
    static final String STYLES = "css/first.css";

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern SHEETS = Pattern.compile("(?:\\s*<link rel=\"stylesheet\" href=\"(?:css/[^\"]+)\">)+");
    private static final Pattern SHEET = Pattern.compile("href=\"(css/[^\"]+)\"");
    private static final Pattern SCRIPT = Pattern.compile("src=\"(js/[^\"]+)\"");
    private static final Pattern OF_FIRST_PAGE =
            Pattern.compile("\\s*<link rel=\"modulepreload\" href=\"(js/[^\"]+)\">");
    private static final Pattern DATA = Pattern.compile("\\s*<link rel=\"preload\"[^>]*>");
    private static final Pattern TITLE = Pattern.compile("<title>[^<]*</title>");
    private static final Pattern DESCRIPTION =
            Pattern.compile("(?:\\s*<meta (?:name=\"description\"|property=\"og:[a-z_]+\") content=\"([^\"]*)\">)+");
    private static final String HTML = "text/html;charset=utf-8";
    private static final String MAIN = "js/app/main.js";

    /** What the address asks for, as far as it matters for what is named in the page. */
    private enum IndexView {
        FIRST,
        SEARCH,
        FILM,
        OTHER;

        static IndexView of(HttpServletRequest request) {
            var path =
                    request.getRequestURI().substring(request.getContextPath().length());
            if (path.isEmpty() || path.equals("/")) {
                return request.getQueryString() == null ? FIRST : SEARCH;
            }
            return path.startsWith("/movies/id/") ? FILM : OTHER;
        }

        List<String> modules(String ofFirstPage) {
            return switch (this) {
                case FIRST, SEARCH -> List.of(MAIN, ofFirstPage);
                case FILM -> List.of(MAIN, "js/films/film-page.js");
                case OTHER -> List.of(MAIN);
            };
        }
    }

    /** A page that is sent as often as it is asked for. */
    private record Shape(IndexView view, String demo) {}

    private final Map<Shape, StaticFile> pages = new ConcurrentHashMap<>();
    private final Map<IndexView, String> texts = new EnumMap<>(IndexView.class);
    private PublicAddress address;
    private byte[] styles = {};
    private String importMapHash = "";

    /** For the proxy. */
    protected IndexPage() {}

    @Inject
    public IndexPage(ServletContext context, SiteFiles files, PublicAddress address) {
        this.address = address;
        var page = read(context).replace("<base href=\"/\">", "<base href=\"" + context.getContextPath() + "/\">");
        var map = IMPORT_MAP.matcher(page);
        if (!map.find()) {
            throw new IllegalStateException("index.html holds no import map");
        }
        importMapHash = "sha256-" + Base64.getEncoder().encodeToString(sha256(map.group(1)));
        styles = files.joined(
                SHEET.matcher(page).results().map(found -> found.group(1)).toList());
        var versioned = versioned(page, files);
        for (var view : IndexView.values()) {
            var sent = withModules(
                    view == IndexView.FIRST
                            ? versioned
                            : DATA.matcher(versioned).replaceAll(""),
                    view,
                    files);
            texts.put(view, sent);
        }
    }

    /** As it is sent for the first page. */
    String text() {
        return texts.get(IndexView.FIRST);
    }

    byte[] styles() {
        return styles;
    }

    /** As a Content Security Policy names it: {@code sha256-} and the hash in base64. */
    public String importMapHash() {
        return importMapHash;
    }

    /** Sends the page with this status and with what is to be said of a demo, or 304 to clients that have it already. */
    public void send(HttpServletRequest request, HttpServletResponse response, int status, List<String> demoWords)
            throws IOException {
        pages.computeIfAbsent(new Shape(IndexView.of(request), String.join(" ", demoWords)), this::page)
                .send(request, response, status);
    }

    /** Sends the page of the film or person that it describes. */
    void send(
            HttpServletRequest request,
            HttpServletResponse response,
            PageDescription description,
            List<String> demoWords)
            throws IOException {
        var described = described(texts.get(IndexView.of(request)), description);
        file(demo(described, String.join(" ", demoWords))).send(request, response, HttpServletResponse.SC_OK);
    }

    private StaticFile page(Shape shape) {
        var text = texts.get(shape.view());
        return file(demo(described(text, general(text, shape.view())), shape.demo()));
    }

    private static String demo(String page, String words) {
        return words.isEmpty() ? page : page.replaceFirst("<html lang=\"en\"", "$0 data-demo=\"" + words + "\"");
    }

    private static StaticFile file(String page) {
        return new StaticFile(page.getBytes(UTF_8), HTML);
    }

    private String described(String page, PageDescription description) {
        var titled = TITLE.matcher(page).replaceFirst(Matcher.quoteReplacement(description.titleElement()));
        return DESCRIPTION.matcher(titled).replaceFirst(Matcher.quoteReplacement(description.elements(address)));
    }

    // what the file itself says of the whole site; only the first page has one address
    private static PageDescription general(String page, IndexView view) {
        var said = DESCRIPTION.matcher(page);
        return new PageDescription(
                "MFlix",
                said.find() ? said.group(1) : "",
                "website",
                view == IndexView.FIRST ? "/" : "",
                PageDescription.CARD,
                true);
    }

    private static String versioned(String page, SiteFiles files) {
        var sheet = "\n    <link rel=\"stylesheet\" href=\"" + files.address(STYLES) + "\">";
        var styled = SHEETS.matcher(page).replaceFirst(sheet);
        return SCRIPT.matcher(styled).replaceAll(found -> "src=\"" + files.address(found.group(1)) + "\"");
    }

    private static String withModules(String page, IndexView view, SiteFiles files) {
        return OF_FIRST_PAGE.matcher(page).replaceFirst(found -> links(found, view, files));
    }

    private static String links(MatchResult found, IndexView view, SiteFiles files) {
        return files.graph(view.modules(found.group(1))).stream()
                .map(module -> "\n    <link rel=\"modulepreload\" href=\"" + files.address(module) + "\">")
                .collect(Collectors.joining());
    }

    // Browsers turn CR LF into LF before they hash.
    private static String read(ServletContext context) {
        try (var file = context.getResourceAsStream("/index.html")) {
            return new String(file.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("index.html", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
