package mflix.web.site;

import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import mflix.request.HiddenHeaders;

/**
 * A request for a part gets the whole, as RFC 9110, 14.2, lets a server do: nothing here is large, and what a server's own servlet for
 * files makes of a range that it does not like differs from server to server.
 */
@Singleton
public class RangeFilter implements Filter {
    private static final Set<String> OF_PARTS = Set.of("Range", "If-Range");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var isOfParts = OF_PARTS.stream().anyMatch(name -> asked.getHeader(name) != null);
        chain.doFilter(isOfParts ? new HiddenHeaders(asked, OF_PARTS) : asked, response);
    }
}
