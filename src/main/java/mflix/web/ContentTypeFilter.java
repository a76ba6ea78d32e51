package mflix.web;

import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.HiddenHeaders;

/**
 * A {@code Content-Type} is about a body: without one the header is hidden, whatever its value; with one it must be a media
 * type. Otherwise JAX-RS refuses as malformed a type that is unneeded or unsupported.
 */
@Singleton
public class ContentTypeFilter implements Filter {
    private static final String NAME = HiddenHeaders.CONTENT_TYPE;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern MEDIA_TYPE = Pattern.compile(
            TOKEN + "/" + TOKEN + "(?:[ \t]*;[ \t]*(?:" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + "))?)*+");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var type = asked.getHeader(NAME);
        if (type == null) {
            chain.doFilter(request, response);
        } else if (!hasBody(asked)) {
            chain.doFilter(new HiddenHeaders(asked, Set.of(NAME)), response);
        } else if (isOne(asked) && MEDIA_TYPE.matcher(type).matches()) {
            chain.doFilter(request, response);
        } else {
            var answer = (HttpServletResponse) response;
            ProblemReply.sendEarly(Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE), asked, answer);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean isOne(HttpServletRequest request) {
        return Collections.list(request.getHeaders(NAME)).size() == 1;
    }
}
