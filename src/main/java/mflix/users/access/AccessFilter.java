package mflix.users.access;

import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.OncePerMinute;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.RecognisesCaller;
import mflix.users.Caller;
import mflix.users.TokenAuthenticator;

/**
 * Admits the callers that a method's annotation allows, whatever the server does with that annotation. On public methods the
 * {@code Authorization} header is not looked at, or decides only what is shown, so a stale token never breaks browsing.
 */
final class AccessFilter implements ContainerRequestFilter {
    private static final Logger LOG = Logger.getLogger(AccessFilter.class.getName());
    private static final String DECIDED = "mflix.access-decided";

    private final Method method;
    private final AccessRule rule;
    private final Provider<TokenAuthenticator> authenticator;
    private final OncePerMinute refusedTokens;

    AccessFilter(Method method, Provider<TokenAuthenticator> authenticator, OncePerMinute refusedTokens) {
        this.method = method;
        this.rule = AccessRule.of(method);
        this.authenticator = authenticator;
        this.refusedTokens = refusedTokens;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!rule.isForEverybody()) {
            admit(request);
        } else if (method.isAnnotationPresent(RecognisesCaller.class)) {
            recognise(request);
        }
        request.setProperty(DECIDED, method);
    }

    /** Such a filter admitted this request to that method. */
    static boolean hasAdmitted(ContainerRequestContext request, Method method) {
        return method.equals(request.getProperty(DECIDED));
    }

    private void admit(ContainerRequestContext request) {
        if (rule.isForNobody()) {
            LOG.log(Level.WARNING, "access_for_nobody method={0}", method);
            throw Problem.of(ProblemKind.FORBIDDEN, "Nobody may do this.");
        }
        var caller = caller(request).orElseThrow(() -> Problem.of(ProblemKind.UNAUTHORIZED));
        request.setSecurityContext(new CallerSecurityContext(caller, request.getSecurityContext()));
        if (!rule.admits(caller)) {
            throw Problem.of(ProblemKind.FORBIDDEN);
        }
    }

    private void recognise(ContainerRequestContext request) {
        try {
            authenticator
                    .get()
                    .caller(headers(request))
                    .ifPresent(caller -> request.setSecurityContext(
                            new CallerSecurityContext(caller, request.getSecurityContext())));
        } catch (Problem e) {
            if (e.kind() != ProblemKind.UNAUTHORIZED) { // that is somebody who is not logged in
                throw e;
            }
        }
    }

    private Optional<Caller> caller(ContainerRequestContext request) {
        try {
            return authenticator.get().caller(headers(request));
        } catch (Problem e) {
            if (e.kind() == ProblemKind.UNAUTHORIZED) {
                refusedTokens.count();
                request.setProperty(Problem.ATTRIBUTE, e);
            }
            throw e;
        }
    }

    private static List<String> headers(ContainerRequestContext request) {
        return request.getHeaders().getOrDefault("Authorization", List.of());
    }
}
