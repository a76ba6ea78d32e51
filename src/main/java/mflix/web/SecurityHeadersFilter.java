package mflix.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import mflix.web.site.IndexPage;

/**
 * The headers of every answer of this server, pages and the container's own errors included: what a browser may do with it, and the name
 * under which the request is found in the log. Scripts and style sheets have only those that act on them: they run under the policy of
 * the page that asks for them, and there are many of them.
 */
@Singleton
public class SecurityHeadersFilter implements Filter {
    private static final String API = "default-src 'none'; frame-ancestors 'none'";
    private static final Set<String> FILE_FOLDERS = Set.of("/a", "/js", "/css", "/webjars");
    private static final Set<String> KEPT = Set.of("/a", "/webjars"); // the addresses below hold versions
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
    private static final String FILES = "no-cache"; // revalidated each time, so no old part stays after an upgrade
    private static final String PAGES =
            "default-src 'none'; script-src 'self' 'HASH'; style-src 'self'; img-src 'self' https: data:;"
                    + " connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> OF_ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Vary", "Accept-Encoding"); // the server compresses text for clients that can read it
    private static final Map<String, String> OF_DOCUMENTS = Map.of(
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    @Inject
    private IndexPage index;

    private volatile String pages;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        addTo((HttpServletRequest) request, (HttpServletResponse) response);
        chain.doFilter(request, response);
    }

    private void addTo(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getServletPath();
        if (path.startsWith("/api")) {
            ofApi(RequestId.of(request)).forEach(response::setHeader);
            return;
        }
        response.setHeader("Cache-Control", KEPT.contains(path) ? FOR_A_YEAR : FILES);
        if (isScriptOrStyle(path)) {
            OF_ALL.forEach(response::setHeader);
        } else {
            addOfPage(request, response);
        }
    }

    // an address in these folders that leads nowhere is an error, which has its own headers
    private static boolean isScriptOrStyle(String path) {
        return FILE_FOLDERS.contains(path) || path.endsWith(".js") || path.endsWith(".css");
    }

    /** Those of a page, also where the server refuses before any filter. */
    void addOfPage(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", ofPages());
        addOfDocument(RequestId.of(request), response::setHeader);
    }

    private static void addOfDocument(String requestId, BiConsumer<String, String> headers) {
        OF_ALL.forEach(headers);
        OF_DOCUMENTS.forEach(headers);
        headers.accept(RequestId.HEADER, requestId);
    }

    // Made by the first request: the page is read by the servlet context, which can be injected in a request only.
    private String ofPages() {
        if (pages == null) {
            pages = PAGES.replace("HASH", index.importMapHash());
        }
        return pages;
    }

    /** Those of an answer under {@code /api/}. */
    static Map<String, String> ofApi(String requestId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Security-Policy", API);
        addOfDocument(requestId, headers::put);
        return headers;
    }
}
