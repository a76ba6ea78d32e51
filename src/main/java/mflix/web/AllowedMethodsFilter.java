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
import java.util.Set;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/** Outside the API everything is read-only: pages, files, health, metrics, the API's description. */
@Singleton
public class AllowedMethodsFilter implements Filter {
    private static final String API = "/api/v1";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String ALLOW = "Allow";
    private static final String HERE = "GET, HEAD, OPTIONS";
    private static final String ANYWHERE = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        if (READING.contains(asked.getMethod()) || asked.getServletPath().equals(API)) {
            chain.doFilter(request, response);
        } else {
            answer(asked, (HttpServletResponse) response);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var isAboutTheServer = request.getRequestURI().equals("*");
        response.setHeader(ALLOW, isAboutTheServer ? ANYWHERE : HERE);
        if (request.getMethod().equals("OPTIONS")) {
            SecurityHeadersFilter.ofApi(RequestId.of(request)).forEach(response::setHeader);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            ProblemReply.sendEarly(Problem.of(ProblemKind.METHOD_NOT_ALLOWED), request, response);
        }
    }
}
