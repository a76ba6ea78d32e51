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
import mflix.web.site.IndexPage;

/**
 * The headers that every answer of this server has, pages and the container's own errors included: what a browser may do
 * with it, and the name under which the request is found in the log.
 */
@Singleton
public class SecurityHeadersFilter implements Filter {
    private static final String API = "default-src 'none'; frame-ancestors 'none'";
    private static final Set<String> KEPT = Set.of("/a", "/webjars"); // the addresses below hold versions
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
    private static final String FILES = "no-cache"; // revalidated each time, so no old part stays after an upgrade
    private static final String PAGES =
            "default-src 'none'; script-src 'self' '%s'; style-src 'self'; img-src 'self' https: data:;"
                    + " connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> COMMON = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
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

    /** Also for what the server refuses before any filter. */
    void addTo(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getServletPath();
        var isApi = path.startsWith("/api");
        response.setHeader("Content-Security-Policy", isApi ? API : ofPages());
        if (!isApi) {
            response.setHeader("Cache-Control", KEPT.contains(path) ? FOR_A_YEAR : FILES);
        }
        response.addHeader("Vary", "Accept-Encoding"); // the server compresses text for clients that can read it
        COMMON.forEach(response::setHeader);
        response.setHeader(RequestId.HEADER, RequestId.of(request));
    }

    // Made by the first request: the page is read by the servlet context, which can be injected in a request only.
    private String ofPages() {
        if (pages == null) {
            pages = PAGES.formatted(index.importMapHash());
        }
        return pages;
    }

    /** Those of an answer under {@code /api/}. */
    static Map<String, String> ofApi(String requestId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Security-Policy", API);
        headers.put("Vary", "Accept-Encoding");
        headers.putAll(COMMON);
        headers.put(RequestId.HEADER, requestId);
        return headers;
    }
}
